package io.slipway.publishing;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For the command line; a portal needs none of them.
 *
 * @param command what to do once before the process ends; null to be a portal
 * @param conflicts what becomes of files that people changed
 */
@ConfigurationProperties("slipway.publishing")
record PublishingSettings(
        @Nullable Command command, @DefaultValue("theirs") Choice conflicts) {

    /** What can be asked for. */
    enum Command {
        /** Says what publishing would change. */
        PLAN,
        /** Publishes. */
        APPLY
    }
}

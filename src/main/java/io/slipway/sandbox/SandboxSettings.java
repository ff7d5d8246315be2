package io.slipway.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How open the sandbox is.
 *
 * @param allowRemote whether it may be reached from other machines, where anybody becomes anyone by one click
 * @param hosts names, beside those of this machine, under which browsers may ask for it
 * @param openBrowser whether a browser opens by itself; without a word, when there is a desktop
 */
@ConfigurationProperties("slipway.sandbox")
record SandboxSettings(
        @DefaultValue("false") boolean allowRemote,
        @DefaultValue List<String> hosts,
        @Nullable Boolean openBrowser) {

    /** Who is reached from elsewhere under names it does not know, and was not told any, cannot tell friend from foe. */
    boolean anyHost() {
        return allowRemote && hosts.isEmpty();
    }
}

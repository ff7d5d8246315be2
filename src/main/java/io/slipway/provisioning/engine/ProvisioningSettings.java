package io.slipway.provisioning.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patient the engine is.
 *
 * @param backoff the wait after a step's first failure; doubles with each further one
 * @param longestBackoff no wait is longer
 * @param patience a run that has nothing to do for longer than this gives its thread back
 */
@ConfigurationProperties("slipway.provisioning")
record ProvisioningSettings(
        @DefaultValue("1s") Duration backoff,
        @DefaultValue("1m") Duration longestBackoff,
        @DefaultValue("10s") Duration patience) {

    Duration backoffAfter(int attempt) {
        var doubled = backoff.multipliedBy(1L << Math.min(attempt - 1, 20));
        return doubled.compareTo(longestBackoff) > 0 ? longestBackoff : doubled;
    }
}

package io.slipway.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which AWS there is.
 *
 * @param enabled whether there is one at all; the sandbox has none
 * @param endpoint where it answers, such as an emulator; null for AWS itself
 * @param endpoints the same for single services, by the name of their endpoint: {@code s3}
 * @param externalId what Slipway shows at the door of every account
 * @param sessionDuration how long an assumed role lasts, an hour at most
 * @param organizationId of the AWS organization: {@code o-…}; empty when it has none
 */
@ConfigurationProperties("slipway.aws")
record AwsSettings(
        @DefaultValue("false") boolean enabled,
        @Nullable URI endpoint,
        @DefaultValue Map<String, URI> endpoints,
        @DefaultValue("") String externalId,
        @DefaultValue("1h") Duration sessionDuration,
        @DefaultValue("") String organizationId) {

    private static final Duration LONGEST = Duration.ofHours(1);

    AwsSettings {
        endpoints = Map.copyOf(endpoints);
        if (sessionDuration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("slipway.aws.session-duration is an hour at most");
        }
        if (enabled && externalId.isBlank()) {
            throw new IllegalArgumentException("slipway.aws.external-id is missing: what Slipway shows at every door");
        }
    }

    /** Where a service answers; null for AWS itself. */
    @Nullable
    URI endpoint(String service) {
        return endpoints.containsKey(service) ? endpoints.get(service) : endpoint;
    }
}

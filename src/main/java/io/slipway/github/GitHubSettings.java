package io.slipway.github;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where GitHub is, and how gently it is asked.
 *
 * @param url the root of the REST API, such as {@code https://api.github.com}; null when somebody else provides the
 *     connection
 * @param organization the login of the organization
 * @param token what signs in
 * @param pause between two changes in the organization; by default a second, or none when there is no url
 */
@ConfigurationProperties("slipway.github")
record GitHubSettings(
        @Nullable URI url,
        @Nullable String organization,
        @Nullable String token,
        @Nullable Duration pause) {

    Duration pauseBetweenChanges() {
        if (pause != null) {
            return pause;
        }
        return url == null ? Duration.ZERO : Duration.ofSeconds(1);
    }

    @Override
    public String toString() {
        return "GitHubSettings[%s, %s]".formatted(url, organization);
    }
}

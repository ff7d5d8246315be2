package io.slipway.github;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The GitHub that the settings name. */
@Component
@ConditionalOnProperty("slipway.github.url")
final class SettingsConnection implements GitHubConnection {

    private final URI api;
    private final String organization;
    private final String token;

    SettingsConnection(GitHubSettings settings) {
        this.api = needed(settings.url(), "url");
        this.organization = needed(settings.organization(), "organization");
        this.token = needed(settings.token(), "token");
    }

    @Override
    public URI api() {
        return api;
    }

    @Override
    public String organization() {
        return organization;
    }

    @Override
    public String token() {
        return token;
    }

    private static <T> T needed(@Nullable T value, String name) {
        if (value == null || value.toString().isBlank()) {
            throw new IllegalStateException(
                    "Set slipway.github.%s: slipway.github.url alone is not enough".formatted(name));
        }
        return value;
    }
}

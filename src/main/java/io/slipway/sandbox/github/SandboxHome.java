package io.slipway.sandbox.github;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The home folder, and where in it this GitHub keeps its things. */
@ConfigurationProperties("slipway")
record SandboxHome(@DefaultValue(".slipway") Path home) {

    Path git() {
        return folder().resolve("git");
    }

    Path token() {
        return folder().resolve("github-token");
    }

    private Path folder() {
        return home.toAbsolutePath().normalize().resolve("sandbox");
    }
}

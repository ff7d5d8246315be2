package io.slipway.sandbox.github;

import io.slipway.sandbox.HomeFolder;
import io.slipway.sandbox.OnSandbox;
import java.nio.file.Path;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where in the home folder this GitHub keeps its things. */
@Component
@OnSandbox
class SandboxHome {

    private final HomeFolder home;

    SandboxHome(Environment environment) {
        this.home = HomeFolder.named(environment);
    }

    Path git() {
        return HomeFolder.create(home.sandbox().resolve("git"));
    }

    Path token() {
        return home.sandbox().resolve("github-token");
    }
}

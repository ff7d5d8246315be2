package io.slipway.sandbox.github;

import io.slipway.github.GitHubConnection;
import io.slipway.sandbox.OnSandbox;
import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Connects the portal with the GitHub inside it, over HTTP like with any other. */
@Component
@OnSandbox
class SandboxConnection implements GitHubConnection {

    private final Environment environment;
    private final AccessToken token;

    SandboxConnection(Environment environment, AccessToken token) {
        this.environment = environment;
        this.token = token;
    }

    @Override
    public URI api() {
        return URI.create("http://localhost:" + port() + "/github/api/v3");
    }

    @Override
    public String organization() {
        return Cast.ORGANIZATION;
    }

    @Override
    public String token() {
        return token.value();
    }

    /** The port that the server really listens on; known only once it does. */
    private String port() {
        var configured = environment.getProperty("server.port", "8080");
        return environment.getProperty("local.server.port", configured);
    }
}

package io.slipway.browser;

import io.slipway.SlipwayApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The real application on a free port, with a fresh home and so an empty database of its own. */
record Portal(ConfigurableApplicationContext context, Path home) implements AutoCloseable {

    static Portal start() {
        var home = freshHome();
        var context = new SpringApplicationBuilder(SlipwayApplication.class)
                .run("--server.port=0", "--slipway.home=" + home, "--slipway.sandbox.open-browser=false");
        return new Portal(context, home);
    }

    String url() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }

    private static Path freshHome() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes")), "browser-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

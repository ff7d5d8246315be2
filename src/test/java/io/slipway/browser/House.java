package io.slipway.browser;

import io.slipway.process.Portal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The portal from its jar, with a fresh home and so an empty database of its own. */
record House(Portal portal) implements AutoCloseable {

    /** Calls can be made to fail, and nobody waits long for the next try. */
    private static final String[] SETTINGS = {
        "--slipway.sandbox.github.faults=true", "--slipway.provisioning.backoff=50ms"
    };

    static House open() {
        try {
            return new House(Portal.start(freshHome(), Portal.freePort(), SETTINGS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            portal.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path freshHome() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes")), "browser-")
                .toAbsolutePath();
    }
}

package io.slipway.sandbox.database;

import io.slipway.sandbox.HomeFolder;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The PostgreSQL of this home folder, ready to be used; it stops with the portal and outlives its sudden death. */
final class EmbeddedServer implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

    private final HomeLock lock;
    private final RunningServer running;

    private EmbeddedServer(HomeLock lock, RunningServer running) {
        this.lock = lock;
        this.running = running;
    }

    /** @throws io.slipway.sandbox.SandboxProblem when another portal uses this home, or PostgreSQL cannot run here */
    static EmbeddedServer start(HomeFolder home, Path binaries) {
        var lock = HomeLock.take(home);
        try {
            var running = new ServerFolder(home.sandbox(), binaries).run();
            LOG.info("PostgreSQL runs on port {}, its data in {}", running.port(), home.path());
            return new EmbeddedServer(lock, running);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public String getJdbcUrl() {
        return running.url();
    }

    @Override
    public String getUsername() {
        return RunningServer.USER;
    }

    @Override
    public String getPassword() {
        return running.password();
    }

    @Override
    public void close() {
        try (lock) {
            running.stop().run();
        }
    }
}

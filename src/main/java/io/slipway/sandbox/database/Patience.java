package io.slipway.sandbox.database;

import io.slipway.sandbox.SandboxProblem;
import java.sql.SQLException;
import java.time.Duration;

/** Waits for a server that is still busy with its recovery, and no longer than it lives. */
record Patience(Duration limit) {

    private static final Duration PAUSE = Duration.ofMillis(100);

    RunningServer untilItAnswers(RunningServer server, ProcessHandle process) {
        var end = System.nanoTime() + limit.toNanos();
        while (true) {
            try (var _ = server.connect()) {
                return server;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw noAnswer(server, process, e);
                }
            }
            pause();
        }
    }

    private static SandboxProblem noAnswer(RunningServer server, ProcessHandle process, SQLException cause) {
        return new SandboxProblem(
                "A PostgreSQL of an earlier start runs (pid %d, port %d) and does not answer: %s"
                        .formatted(process.pid(), server.port(), cause.getMessage()),
                "Stop it with `kill -INT %d` and start Slipway again.".formatted(process.pid()),
                cause);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

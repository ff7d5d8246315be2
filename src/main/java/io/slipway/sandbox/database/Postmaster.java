package io.slipway.sandbox.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running PostgreSQL, as the file {@code postmaster.pid} in its data folder tells of it. */
record Postmaster(ProcessHandle process, int port) {

    private static final int LINES_BEFORE_THE_PORT = 3;
    private static final int SECONDS_TO_STOP = 60;

    /** The server that works on this folder, such as one that outlived its portal. */
    static Optional<Postmaster> on(Path data) {
        var told = lines(data);
        if (told.size() <= LINES_BEFORE_THE_PORT) {
            return Optional.empty();
        }
        var port = Integer.parseInt(told.get(LINES_BEFORE_THE_PORT).strip());
        return ProcessHandle.of(Long.parseLong(told.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> worksOn(process, data))
                .map(process -> new Postmaster(process, port));
    }

    /** After a restart of the machine the number may be somebody else's; PostgreSQL itself would not start then. */
    static void forgetTheDead(Path data) {
        if (on(data).isEmpty()) {
            delete(file(data));
        }
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    /** Asks for the fast shutdown: open sessions end, what is committed is on the disk. */
    void stop() {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start();
        } catch (IOException e) {
            process.destroy();
        }
        awaitEnd();
    }

    void awaitEnd() {
        try {
            process.onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("PostgreSQL (pid %d) does not stop".formatted(process.pid()), e);
        }
    }

    private static boolean worksOn(ProcessHandle process, Path data) {
        return process.info()
                .commandLine()
                .map(command -> command.contains(data.toString()))
                .orElse(true);
    }

    private static List<String> lines(Path data) {
        try {
            return Files.exists(file(data)) ? Files.readAllLines(file(data)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

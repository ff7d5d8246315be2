package io.slipway.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One Terraform at work. It writes into files, not pipes: when the portal is killed, a pipe would kill Terraform at its
 * next line, between making a resource and noting it down; so it comes to its own end and leaves a true state.
 */
final class Child {

    private static final long GLANCE_MILLIS = 20;
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private final Process process;
    private final Path out;
    private final Duration grace;

    private Child(Process process, Path out, Duration grace) {
        this.process = process;
        this.out = out;
        this.grace = grace;
    }

    static Child start(List<String> command, Map<String, String> environment, Layout layout, Duration grace) {
        var builder = new ProcessBuilder(ProcessGroup.leading(command))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(layout.out().toFile())
                .redirectError(layout.err().toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new Child(builder.start(), layout.out(), grace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end and tells the lines meanwhile; an interrupt ends the child first. */
    int await(Consumer<String> lines) throws InterruptedException {
        try (var tail = new Tail(out)) {
            while (!process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                tail.drain(lines);
            }
            tail.finish(lines);
            return end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            throw interruptedIn(e);
        } finally {
            if (process.isAlive()) {
                stop();
            }
        }
    }

    /** An interrupt that comes while a file is read closes the file, and is an interrupt all the same. */
    private static UncheckedIOException interruptedIn(UncheckedIOException reading) throws InterruptedException {
        if (reading.getCause() instanceof ClosedByInterruptException && Thread.interrupted()) {
            throw new InterruptedException("while the lines of Terraform were read");
        }
        return reading;
    }

    void stop() {
        stop(process.toHandle(), grace);
    }

    private int end() {
        if (process.exitValue() != 0) {
            ProcessGroup.killGroup(process.pid());
        }
        return process.exitValue();
    }

    /** The last lines that it wrote outside of its protocol. */
    static List<String> complaints(Path err) {
        try {
            var lines = new ArrayList<>(Files.readAllLines(err, StandardCharsets.ISO_8859_1));
            lines.removeIf(String::isBlank);
            return lines.subList(Math.max(0, lines.size() - 20), lines.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** SIGINT, time, SIGKILL of the whole group. */
    static void stop(ProcessHandle child, Duration grace) {
        ProcessGroup.interrupt(child);
        if (!ends(child, grace)) {
            ProcessGroup.kill(child);
            ends(child, AFTER_KILL);
        }
    }

    private static boolean ends(ProcessHandle child, Duration within) {
        try {
            child.onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}

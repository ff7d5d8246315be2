package io.slipway.process;

import io.slipway.testing.Emulator;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The portal, started from its jar on a home folder of its own. */
public final class Portal {

    private static final Duration START = Duration.ofSeconds(120);

    private final Path home;
    private final int port;
    private final Process process;

    private Portal(Path home, int port, Process process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    /** Starts the jar that {@code mvn package} left, and waits until it answers. */
    public static Portal start(Path home, int port, String... settings) throws IOException, InterruptedException {
        return start(Map.of(), home, port, settings);
    }

    /** The same, with the roots for AWS and an emulator in the place of AWS. */
    public static Portal startAgainst(Emulator emulator, Path home, int port, String... settings)
            throws IOException, InterruptedException {
        return start(EmulatedAws.environment(emulator), home, port, settings);
    }

    private static Portal start(Map<String, String> environment, Path home, int port, String... settings)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-jar", jar().toString()));
        command.addAll(
                List.of("--slipway.home=" + home, "--server.port=" + port, "--slipway.sandbox.open-browser=false"));
        command.addAll(List.of(settings));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(home)));
        builder.environment().putAll(environment);
        var portal = new Portal(home, port, builder.start());
        portal.awaitStart();
        return portal;
    }

    /** A port that nobody listens on. */
    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public int port() {
        return port;
    }

    public Path home() {
        return home;
    }

    /** A browser's session as one of the people to be. */
    public Visitor visitor(String person) {
        return Visitor.signIn(this, person);
    }

    /** The token for the sandbox's GitHub. */
    public String token() {
        try {
            return Files.readString(home.resolve("sandbox/github-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the power going out: no shutdown hook runs. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Resident memory in MiB, as Linux tells it; empty elsewhere. */
    public Optional<Long> residentMegabytes() throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                        .findFirst()
                : Optional.empty();
    }

    /** Ends it in order, or at once when it takes too long. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            kill();
        }
    }

    public String logText() {
        try {
            return Files.readString(log(home).toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitStart() throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var until = System.nanoTime() + START.toNanos();
            while (!answers(client)) {
                if (!process.isAlive() || System.nanoTime() > until) {
                    throw new IllegalStateException("The portal does not start:\n" + logText());
                }
                Thread.sleep(200);
            }
        }
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(at("/sign-in"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static File log(Path home) {
        return home.resolveSibling(home.getFileName() + ".log").toFile();
    }

    private static Path jar() throws IOException {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("slipway-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No jar: run 'mvn package -DskipTests' first"));
        }
    }
}

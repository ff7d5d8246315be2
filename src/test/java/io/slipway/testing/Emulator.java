package io.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The AWS emulator: one for the JVM, so tests keep to accounts of their own. */
public final class Emulator {

    private static @Nullable Emulator running;

    private final URI address;

    private Emulator(URI address) {
        this.address = address;
    }

    /** Started by whoever asks first. */
    public static synchronized Emulator get() {
        var emulator = running;
        if (emulator == null) {
            emulator = start();
            running = emulator;
        }
        return emulator;
    }

    /** One of its own for a test that needs every account empty. */
    public static Emulator another() {
        return start();
    }

    public URI address() {
        return address;
    }

    /** Says what goes wrong from now on; see the door for tests in the emulator's README. */
    public void fail(String json) {
        send(HttpRequest.newBuilder(address.resolve("/slipway-emulator/fail"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    /** Nothing goes wrong any more. */
    public void heal() {
        send(HttpRequest.newBuilder(address.resolve("/slipway-emulator/fail"))
                .DELETE()
                .build());
    }

    /** Every call that may have changed something, in order. */
    public List<JsonNode> calls() {
        var answer = send(HttpRequest.newBuilder(address.resolve("/slipway-emulator/calls"))
                .GET()
                .build());
        return JsonMapper.shared().readTree(answer).valueStream().toList();
    }

    private static String send(HttpRequest request) {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("The emulator answers " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Emulator start() {
        try {
            var process = new ProcessBuilder(
                            Path.of("terraform/emulator/serve").toAbsolutePath().toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return new Emulator(address(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI address(Process process) throws IOException {
        var lines = process.inputReader(StandardCharsets.UTF_8);
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("listening ")) {
                return URI.create(line.substring("listening ".length()));
            }
        }
        throw new IOException("The emulator ended before it was ready");
    }
}

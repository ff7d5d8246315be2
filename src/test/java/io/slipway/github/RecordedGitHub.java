package io.slipway.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server that answers what was recorded, and remembers what it was asked. */
final class RecordedGitHub implements GitHubConnection, AutoCloseable {

    static final String TOKEN = "ghs_very-secret";

    private final HttpServer server;
    private final Map<String, Recorded> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    RecordedGitHub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    RecordedGitHub on(String call, int status, String body, String... headers) {
        answers.put(call, new Recorded(status, body, headers));
        return this;
    }

    /** Each call as {@code GET /path?query body}. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public String organization() {
        return "acme-ml";
    }

    @Override
    public String token() {
        return TOKEN;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add((call + " " + body).strip());
            write(exchange, answers.getOrDefault(call, new Recorded(404, "{\"message\":\"Not Found\"}")));
        }
    }

    private void write(HttpExchange exchange, Recorded recorded) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json; charset=utf-8");
        for (var i = 0; i < recorded.headers().length; i += 2) {
            headers.set(recorded.headers()[i], recorded.headers()[i + 1].replace("{api}", api().toString()));
        }
        var bytes = recorded.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(recorded.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private record Recorded(int status, String body, String... headers) {}
}

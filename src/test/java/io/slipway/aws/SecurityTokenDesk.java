package io.slipway.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Gives keys to everybody and remembers what was asked: moto does not keep the tags of a session. */
final class SecurityTokenDesk implements AutoCloseable {

    private static final String KEYS = """
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
            <AccessKeyId>ASIATEST</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
            <Expiration>2030-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>""";

    private final HttpServer server;
    private final Map<String, String> asked = new ConcurrentHashMap<>();

    SecurityTokenDesk() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Map<String, String> asked() {
        return Map.copyOf(asked);
    }

    Map<String, String> tags() {
        var tags = new TreeMap<String, String>();
        for (var i = 1; asked.containsKey("Tags.member.%d.Key".formatted(i)); i++) {
            tags.put(
                    String.valueOf(asked.get("Tags.member.%d.Key".formatted(i))),
                    String.valueOf(asked.get("Tags.member.%d.Value".formatted(i))));
        }
        return tags;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Arrays.stream(form.split("&"))
                    .map(field -> field.split("=", 2))
                    .forEach(field -> asked.put(field[0], value(field)));
            var answer = KEYS.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static String value(String[] field) {
        return URLDecoder.decode(field[1], StandardCharsets.UTF_8);
    }
}

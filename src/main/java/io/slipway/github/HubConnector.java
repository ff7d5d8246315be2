package io.slipway.github;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** Carries the calls of the GitHub library through the same gate as our own. */
final class HubConnector implements GitHubConnector {

    private final HttpClient http;
    private final Gate gate;
    private final Duration patience;

    HubConnector(HttpClient http, Gate gate, Duration patience) {
        this.http = http;
        this.gate = gate;
        this.patience = patience;
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        gate.leave(request.method());
        var reply = exchange(request);
        if (reply.refused()) {
            throw gate.refusal(reply);
        }
        return new Answer(request, reply);
    }

    private Reply exchange(GitHubConnectorRequest request) throws IOException {
        var address = URI.create(request.url().toString());
        try {
            var response = http.send(prepared(address, request), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.headers().map(), response.body());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new GitHubException("A call to GitHub was interrupted.");
        } catch (IOException e) {
            throw gate.unreachable(address, e);
        }
    }

    private HttpRequest prepared(URI address, GitHubConnectorRequest request) throws IOException {
        var builder = HttpRequest.newBuilder(address).timeout(patience).method(request.method(), body(request));
        request.allHeaders().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        if (request.contentType() != null) {
            builder.setHeader("Content-Type", request.contentType());
        }
        return builder.build();
    }

    private static BodyPublisher body(GitHubConnectorRequest request) throws IOException {
        try (var body = request.body()) {
            return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.readAllBytes());
        }
    }

    private static final class Answer extends GitHubConnectorResponse.ByteArrayResponse {

        private final byte[] body;

        Answer(GitHubConnectorRequest request, Reply reply) {
            super(request, reply.status(), reply.headers());
            this.body = reply.body();
        }

        @Override
        protected InputStream rawBodyStream() {
            return new ByteArrayInputStream(body);
        }
    }
}

package io.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.process.Portal;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who changes files on GitHub, past Slipway. */
record Keyboard(Portal portal) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Writes over a file that is there. */
    void write(String repository, String path, String text) throws IOException, InterruptedException {
        var file = "/github/api/v3/repos/acme-ml/%s/contents/%s".formatted(repository, path);
        var sha = JSON.readTree(send(request(file).GET())).path("sha").asString();
        var change = Map.of("message", "Change " + path, "content", base64(text), "sha", sha);
        send(request(file).PUT(BodyPublishers.ofString(JSON.writeValueAsString(change))));
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(portal.at(path)).header("Authorization", "Bearer " + portal.token());
    }

    private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

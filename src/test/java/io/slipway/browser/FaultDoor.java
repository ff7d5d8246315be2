package io.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.process.Portal;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Makes calls to the sandbox's GitHub go wrong. */
record FaultDoor(Portal portal) {

    private static final int OFTEN = 1000;

    /** Each such call answers 500 until the script is cleared. */
    void fail(String method, String path) throws IOException, InterruptedException {
        var form = "method=%s&path=%s&kind=ERROR&times=%d"
                .formatted(method, URLEncoder.encode(path, StandardCharsets.UTF_8), OFTEN);
        send(request()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    void clear() throws IOException, InterruptedException {
        send(request().DELETE());
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(portal.at("/github/faults")).header("Authorization", "Bearer " + portal.token());
    }

    private static void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(204);
        }
    }
}

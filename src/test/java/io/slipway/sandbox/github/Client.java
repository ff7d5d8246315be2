package io.slipway.sandbox.github;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP with the GitHub under test, as anybody would. */
@TestComponent
class Client {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SandboxConnection connection;
    private final HttpClient http = HttpClient.newHttpClient();

    Client(SandboxConnection connection) {
        this.connection = connection;
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    Answer send(String method, String path, String json) {
        return send(request(path)
                .header("Authorization", "Bearer " + connection.token())
                .method(method, BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : URI.create(connection.api() + path));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String token() {
        return connection.token();
    }

    /** The address of the server, without a path. */
    String server() {
        return connection.api().toString().replace("/github/api/v3", "");
    }

    String cloneUrl(String repository) {
        return server() + "/github/acme-ml/" + repository + ".git";
    }

    /** Makes a repository from a template and waits until it has its content. */
    String generated() {
        ensureTemplate();
        var name = "r-" + UUID.randomUUID();
        var made = post(
                "/repos/acme-ml/sample-template/generate",
                "{\"owner\":\"acme-ml\",\"name\":\"%s\",\"private\":true}".formatted(name));
        if (made.status() != 201) {
            throw new IllegalStateException(made.text());
        }
        return withContent(name);
    }

    /** A template repository with a few files, one of them below a folder that begins with a dot. */
    synchronized void ensureTemplate() {
        if (get("/repos/acme-ml/sample-template").status() == 200) {
            return;
        }
        post("/orgs/acme-ml/repos", "{\"name\":\"sample-template\",\"private\":true}");
        write("sample-template", "README.md", "# Sample\n\n<script>alert(1)</script>\n\n[bad](javascript:alert(1))\n");
        write("sample-template", ".github/workflows/ci.yml", "on: push\n");
        write("sample-template", "src/main.py", "print(1)\n");
        patch("/repos/acme-ml/sample-template", "{\"is_template\":true}");
    }

    Answer write(String repository, String path, String text) {
        var content = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return put(
                "/repos/acme-ml/" + repository + "/contents/" + path,
                "{\"message\":\"Write %s\",\"content\":\"%s\"}".formatted(path, content));
    }

    String withContent(String name) {
        for (var i = 0;
                i < 200 && get("/repos/acme-ml/" + name + "/branches/main").status() != 200;
                i++) {
            pause();
        }
        return name;
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(25));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String at(String pointer) {
            return json().at(pointer).asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}

package io.slipway.process;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox's GitHub as anybody with its token sees it. */
final class SandboxGitHub {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Portal portal;
    private final HttpClient client = HttpClient.newHttpClient();

    SandboxGitHub(Portal portal) {
        this.portal = portal;
    }

    List<String> repositories() {
        return names(get("/orgs/acme-ml/repos?per_page=100"), "name");
    }

    List<String> teams() {
        return names(get("/orgs/acme-ml/teams?per_page=100"), "slug");
    }

    List<String> environments(String repository) {
        return names(get("/repos/acme-ml/%s/environments".formatted(repository)).path("environments"), "name");
    }

    /** The names of what lies at the root of a repository, dot files too. */
    List<String> files(String repository) {
        return names(get("/repos/acme-ml/%s/contents/".formatted(repository)), "name");
    }

    SortedMap<String, String> variables(String repository) {
        return values("/repos/acme-ml/%s/actions/variables?per_page=30".formatted(repository));
    }

    SortedMap<String, String> variables(String repository, String environment) {
        return values("/repos/acme-ml/%s/environments/%s/variables?per_page=30".formatted(repository, environment));
    }

    private SortedMap<String, String> values(String path) {
        var values = new TreeMap<String, String>();
        get(path)
                .path("variables")
                .forEach(variable -> values.put(
                        variable.path("name").asString(), variable.path("value").asString()));
        return values;
    }

    private static List<String> names(JsonNode array, String field) {
        return array.valueStream().map(node -> node.path(field).asString()).toList();
    }

    private JsonNode get(String path) {
        try {
            var request = HttpRequest.newBuilder(portal.at("/github/api/v3" + path))
                    .header("Authorization", "Bearer " + portal.token())
                    .build();
            return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            return JSON.createObjectNode(); // the portal is on its way down or up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

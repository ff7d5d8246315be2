package io.slipway.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** JSON in and out; paths are templates, so no name can lead elsewhere. */
record Rest(RestClient client) {

    /** What is there; empty for a 404. */
    Optional<JsonNode> find(String path, Object... names) {
        return findAs("application/vnd.github+json", path, names);
    }

    /** As {@link #find}, in one of the shapes that GitHub offers. */
    Optional<JsonNode> findAs(String mediaType, String path, Object... names) {
        try {
            return Optional.of(get(mediaType, path, names));
        } catch (RefusedException e) {
            if (e.notFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    JsonNode get(String path, Object... names) {
        return get("application/vnd.github+json", path, names);
    }

    /** All entries of a list over all its pages; {@code field} holds them, or the answer itself when it is empty. */
    List<JsonNode> all(String field, int size, String path, Object... names) {
        var entries = new ArrayList<JsonNode>();
        var page = 0;
        boolean more;
        do {
            page++;
            var answer = client.get()
                    .uri(path + "?per_page=%d&page=%d".formatted(size, page), names)
                    .retrieve()
                    .toEntity(JsonNode.class);
            var body = orMissing(answer.getBody());
            (field.isEmpty() ? body : body.path(field)).forEach(entries::add);
            more = hasNext(answer.getHeaders());
        } while (more);
        return entries;
    }

    void put(Map<String, ?> body, String path, Object... names) {
        send(HttpMethod.PUT, body, path, names);
    }

    void post(Map<String, ?> body, String path, Object... names) {
        send(HttpMethod.POST, body, path, names);
    }

    /** As {@link #post}, with the answer. */
    JsonNode posted(Map<String, ?> body, String path, Object... names) {
        return orMissing(client.post()
                .uri(path, names)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .body(JsonNode.class));
    }

    void patch(Map<String, ?> body, String path, Object... names) {
        send(HttpMethod.PATCH, body, path, names);
    }

    void delete(String path, Object... names) {
        client.delete().uri(path, names).retrieve().toBodilessEntity();
    }

    private JsonNode get(String mediaType, String path, Object[] names) {
        return orMissing(client.get()
                .uri(path, names)
                .header(HttpHeaders.ACCEPT, mediaType)
                .retrieve()
                .body(JsonNode.class));
    }

    private void send(HttpMethod method, Map<String, ?> body, String path, Object... names) {
        client.method(method)
                .uri(path, names)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toBodilessEntity();
    }

    private static boolean hasNext(HttpHeaders headers) {
        return headers.getOrEmpty(HttpHeaders.LINK).stream().anyMatch(link -> link.contains("rel=\"next\""));
    }

    private static JsonNode orMissing(@Nullable JsonNode body) {
        return body == null ? MissingNode.getInstance() : body;
    }
}

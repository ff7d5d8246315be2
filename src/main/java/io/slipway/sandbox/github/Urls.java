package io.slipway.sandbox.github;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Addresses in answers; they lead to where the request came. */
final class Urls {

    private Urls() {}

    static String api(Object... path) {
        return base() + GitHubApi.ROOT + join(path);
    }

    static String html(Object... path) {
        return base() + "/github" + join(path);
    }

    static String repository(Repo repo, Object... path) {
        return api("repos", Cast.ORGANIZATION, repo.name()) + join(path);
    }

    /** The opaque id that GraphQL would know. */
    static String node(String kind, long id) {
        var bytes = (kind + id).getBytes(StandardCharsets.UTF_8);
        return kind + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }

    private static String join(Object... path) {
        var joined = new StringBuilder();
        for (var part : path) {
            joined.append('/').append(UriUtils.encodePath(part.toString(), StandardCharsets.UTF_8));
        }
        return joined.toString();
    }
}

package io.slipway.sandbox.github;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Reads from a request who asks, and how they would like the answer. */
final class Caller {

    /** The request attribute that holds the login of whoever asks. */
    static final String ACTOR = "slipway.sandbox.github.actor";

    /** The request attribute that holds the media types asked for. */
    static final String ACCEPT = "slipway.sandbox.github.accept";

    private Caller() {}

    /** The token offered, as a bearer or as the password of Basic authentication. */
    static Optional<String> token(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Optional.empty();
        }
        var space = header.indexOf(' ');
        var scheme = header.substring(0, Math.max(space, 0)).toLowerCase(Locale.ROOT);
        var credentials = header.substring(space + 1).strip();
        return switch (scheme) {
            case "bearer", "token" -> Optional.of(credentials);
            case "basic" -> Optional.of(password(credentials));
            default -> Optional.of("");
        };
    }

    static boolean wants(HttpServletRequest request, String mediaType) {
        return request.getAttribute(ACCEPT) instanceof String accept && accept.contains(mediaType);
    }

    /** The path below the root of the API. */
    static String path(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var inside = path.startsWith(GitHubApi.ROOT) ? path.substring(GitHubApi.ROOT.length()) : path;
        return inside.isEmpty() ? "/" : inside;
    }

    private static String password(String credentials) {
        try {
            var decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return decoded.substring(decoded.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}

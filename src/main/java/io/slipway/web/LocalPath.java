package io.slipway.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** An address inside this portal; never one that leads elsewhere. */
public record LocalPath(String value) {

    private static final LocalPath HOME = new LocalPath("/");

    public LocalPath {
        if (!isLocal(value)) {
            throw new IllegalArgumentException("Not a path of this portal");
        }
    }

    /** The path if it is one of ours, else home. */
    public static LocalPath orHome(@Nullable String raw) {
        return raw != null && isLocal(raw) ? new LocalPath(raw) : HOME;
    }

    /** Where the request goes, with its query. */
    static LocalPath of(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed) {
            return orHome(failed);
        }
        var query = request.getQueryString();
        return orHome(request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    public URI uri() {
        return URI.create(value);
    }

    /** The value of {@code aria-current} for a link to the place: null when one is elsewhere. */
    @Nullable
    String relationTo(String place) {
        var path = uri().getPath();
        if (path.equals(place)) {
            return "page";
        }
        return !place.equals("/") && path.startsWith(place + "/") ? "true" : null;
    }

    private static boolean isLocal(String raw) {
        try {
            var uri = new URI(raw);
            return raw.startsWith("/") && !raw.startsWith("//") && uri.getScheme() == null && uri.getHost() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}

package io.slipway.sandbox.github;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Everything is JSON here, whatever a client says (curl says it sends a form), as GitHub sees it. */
final class JsonRequest extends HttpServletRequestWrapper {

    JsonRequest(HttpServletRequest request) {
        super(request);
        request.setAttribute(Caller.ACCEPT, String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT))));
    }

    @Override
    public String getContentType() {
        return MediaType.APPLICATION_JSON_VALUE;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return isJson(name) ? MediaType.APPLICATION_JSON_VALUE : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isJson(name)
                ? Collections.enumeration(java.util.List.of(MediaType.APPLICATION_JSON_VALUE))
                : super.getHeaders(name);
    }

    private static boolean isJson(String header) {
        return header.equalsIgnoreCase(HttpHeaders.ACCEPT) || header.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE);
    }
}

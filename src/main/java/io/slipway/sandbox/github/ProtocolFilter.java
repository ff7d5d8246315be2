package io.slipway.sandbox.github;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** The outermost of the REST API: every request gets an id and a line in the ledger before its answer leaves. */
class ProtocolFilter extends OncePerRequestFilter {

    /** The request attribute that says the connection is to break within the answer. */
    static final String BROKEN = "slipway.sandbox.github.broken";

    private static final int MORE_THAN_IS_SENT = 4096;

    private final Ledger ledger;

    ProtocolFilter(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        response.setHeader("x-github-request-id", id);
        response.setHeader("x-github-media-type", "github.v3; format=json");
        response.setHeader("x-github-api-version-selected", "2022-11-28");
        var kept = new ContentCachingResponseWrapper(response);
        var entry = ledger.begin(id, request.getMethod(), Caller.path(request));
        try {
            chain.doFilter(new JsonRequest(request), kept);
        } finally {
            entry.end(request.getAttribute(Caller.ACTOR) instanceof String actor ? actor : null, kept.getStatus());
        }
        if (request.getAttribute(BROKEN) == null) {
            kept.copyBodyToResponse();
        } else {
            breakOff(response);
        }
    }

    /** Promises more than it sends and closes: to the client the connection broke. */
    private static void breakOff(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.setContentLength(MORE_THAN_IS_SENT);
        response.getOutputStream().write('{');
        response.flushBuffer();
    }
}

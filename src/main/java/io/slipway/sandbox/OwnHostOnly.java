package io.slipway.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only when asked under a name of this machine. A page elsewhere could else let its own name point here (DNS
 * rebinding) and read the sandbox with the visitor's browser.
 */
@Component
@OnSandbox
@Order(Ordered.HIGHEST_PRECEDENCE)
class OwnHostOnly extends OncePerRequestFilter {

    private static final Set<String> OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final SandboxSettings settings;
    private final Set<String> known = new HashSet<>(OF_THIS_MACHINE);

    OwnHostOnly(SandboxSettings settings) {
        this.settings = settings;
        known.addAll(settings.hosts());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // The header as it came: a forwarded name is whatever the sender likes.
        if (settings.anyHost() || isKnown(request.getHeader(HttpHeaders.HOST))) {
            chain.doFilter(request, response);
        } else {
            refuse(response);
        }
    }

    private boolean isKnown(@Nullable String host) {
        return host == null || known.contains(host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT));
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.MISDIRECTED_REQUEST.value());
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.getWriter()
                .println("This is a sandbox. It answers as localhost only; slipway.sandbox.hosts allows other names.");
    }
}

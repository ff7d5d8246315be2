package io.slipway.sandbox.github;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody in without the token, and nobody too often. */
class TokenFilter extends OncePerRequestFilter {

    private static final Set<String> OPEN = Set.of("/", "/meta", "/rate_limit");

    private final AccessToken token;
    private final RateLimit limit;
    private final ErrorWriter errors;

    TokenFilter(AccessToken token, RateLimit limit, ErrorWriter errors) {
        this.token = token;
        this.limit = limit;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var offered = Caller.token(request);
        if (offered.isPresent() && !token.is(offered.get())) {
            errors.write(response, ApiError.of(HttpStatus.UNAUTHORIZED, "Bad credentials"));
        } else if (offered.isEmpty() && !OPEN.contains(Caller.path(request))) {
            errors.write(response, ApiError.of(HttpStatus.UNAUTHORIZED, "Requires authentication"));
        } else {
            offered.ifPresent(_ -> request.setAttribute(Caller.ACTOR, Cast.PORTAL));
            counted(request, response, chain);
        }
    }

    private void counted(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var budget = Caller.path(request).equals("/rate_limit") ? limit.current() : limit.take();
        budget.headers().forEach(response::setHeader);
        if (budget.isExhausted()) {
            errors.write(response, ApiError.of(HttpStatus.FORBIDDEN, "API rate limit exceeded for user."));
        } else {
            chain.doFilter(request, response);
        }
    }
}

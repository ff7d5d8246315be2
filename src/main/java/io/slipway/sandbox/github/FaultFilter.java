package io.slipway.sandbox.github;

import io.slipway.sandbox.github.Fault.Behaviour;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Makes calls go wrong by the script. */
class FaultFilter extends OncePerRequestFilter {

    private final Faults faults;
    private final ErrorWriter errors;

    FaultFilter(Faults faults, ErrorWriter errors) {
        this.faults = faults;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var behaviour = faults.next(request.getMethod(), Caller.path(request));
        if (behaviour.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        switch (behaviour.get()) {
            case Behaviour.ServerError _ ->
                errors.write(response, ApiError.of(HttpStatus.INTERNAL_SERVER_ERROR, "Server Error"));
            case Behaviour.SecondaryRateLimit limit ->
                errors.write(response, ApiError.secondaryRateLimit(limit.retryAfterSeconds()));
            case Behaviour.Hang hang -> {
                sleep(hang.duration());
                chain.doFilter(request, response);
            }
            case Behaviour.ActAndDrop _ -> {
                chain.doFilter(request, new ContentCachingResponseWrapper(response));
                request.setAttribute(ProtocolFilter.BROKEN, true);
            }
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

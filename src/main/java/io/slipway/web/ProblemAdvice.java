package io.slipway.web;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;

/** Turns what nobody else handled into a problem. Comes after every other advice, because it takes anything. */
@Order(Ordered.LOWEST_PRECEDENCE)
@ControllerAdvice
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemAnswers answers;

    ProblemAdvice(ProblemAnswers answers) {
        this.answers = answers;
    }

    /** Whoever is not signed in is sent to sign in by the security filter, not here. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(RuntimeException denied) {
        throw denied;
    }

    /** The reader of a stream has gone: nobody is left to answer. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, AsyncRequestTimeoutException.class})
    void nobodyListens() {}

    @ExceptionHandler
    Object answer(Exception failure, HttpServletRequest request) {
        return answers.to(request, problem(failure, request));
    }

    private static Problem problem(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case NotFoundException missing -> Problem.of(HttpStatus.NOT_FOUND).saying(missing.getMessage());
            case MethodArgumentTypeMismatchException mismatch
            when isInPath(mismatch) -> Problem.of(HttpStatus.NOT_FOUND);
            case TypeMismatchException _, HttpMessageNotReadableException _ -> Problem.of(HttpStatus.BAD_REQUEST);
            case ResponseStatusException status
            when status.getReason() != null ->
                Problem.of(status.getStatusCode()).saying(status.getReason());
            case ErrorResponse response
            when response.getStatusCode().is4xxClientError() -> Problem.of(response.getStatusCode());
            default -> annotatedOrOurs(failure, request);
        };
    }

    /** {@code /requests/abc} is no address of a request, so it is not there. */
    private static boolean isInPath(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class);
    }

    private static Problem annotatedOrOurs(Exception failure, HttpServletRequest request) {
        var annotation = AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
        return annotation == null ? ours(failure, request) : Problem.of(annotation.code());
    }

    private static Problem ours(Exception failure, HttpServletRequest request) {
        var number = SupportNumber.next();
        log.error("{}: {} {} failed", number, request.getMethod(), request.getRequestURI(), failure);
        return Problem.ours(number);
    }
}

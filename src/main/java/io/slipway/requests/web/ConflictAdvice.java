package io.slipway.requests.web;

import io.slipway.requests.IllegalTransitionException;
import io.slipway.requests.OtherPlanException;
import io.slipway.requests.OwnRequestException;
import io.slipway.requests.RequestId;
import io.slipway.requests.RequestStanding;
import io.slipway.requests.RequestState;
import io.slipway.requests.web.RequestAccess.NotEditableException;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Says in words why a request did not take a step: somebody was faster, or the plan is another one now. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConflictAdvice {

    @ExceptionHandler(
            value = {
                IllegalTransitionException.class,
                NotEditableException.class,
                OtherPlanException.class,
                OwnRequestException.class
            },
            produces = {MediaType.TEXT_HTML_VALUE, MediaType.ALL_VALUE})
    ModelAndView page(RuntimeException e) {
        var conflict = conflict(e);
        return new ModelAndView("requests/conflict", Map.of("conflict", conflict), conflict.status());
    }

    @ExceptionHandler(
            value = {
                IllegalTransitionException.class,
                NotEditableException.class,
                OtherPlanException.class,
                OwnRequestException.class
            },
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    ResponseEntity<ProblemDetail> problem(RuntimeException e) {
        var conflict = conflict(e);
        var problem = ProblemDetail.forStatusAndDetail(conflict.status(), conflict.text());
        problem.setTitle(conflict.title());
        return ResponseEntity.status(conflict.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static Conflict conflict(RuntimeException e) {
        return switch (e) {
            case IllegalTransitionException moved -> moved(moved.request(), moved.state());
            case NotEditableException fixed ->
                moved(fixed.request().id(), fixed.request().state());
            case OtherPlanException other ->
                new Conflict(
                        HttpStatus.CONFLICT,
                        other.request(),
                        "The plan is another one now",
                        "It was made again after you opened the page. Nothing was submitted or signed."
                                + " Read the new plan, then go on.");
            case OwnRequestException own ->
                new Conflict(
                        HttpStatus.FORBIDDEN,
                        own.request(),
                        "Somebody else signs this",
                        "It is your own request. Another approver of the business unit signs it.");
            default -> throw e;
        };
    }

    private static Conflict moved(RequestId request, RequestState state) {
        var label = RequestStanding.of(state).label().toLowerCase(Locale.ROOT);
        return new Conflict(
                HttpStatus.CONFLICT,
                request,
                "%s has moved on".formatted(request),
                "It is now: %s. What you asked for cannot be done from there, so nothing was changed."
                        .formatted(label));
    }

    /** The page: what happened, and the request to look at. */
    record Conflict(HttpStatus status, RequestId request, String title, String text) {

        public long id() {
            return request.value();
        }
    }
}

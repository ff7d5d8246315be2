package io.slipway.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers with a problem: a page for a person, {@code application/problem+json} for a client that asks for JSON. */
@Component
class ProblemAnswers {

    private final Layouts layouts;

    ProblemAnswers(Layouts layouts) {
        this.layouts = layouts;
    }

    Object to(HttpServletRequest request, Problem problem) {
        request.removeAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE);
        return wantsJson(request) ? json(problem) : page(request, problem);
    }

    private static ResponseEntity<?> json(Problem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.detail());
    }

    private ModelAndView page(HttpServletRequest request, Problem problem) {
        return new ModelAndView(
                "web/problem", Map.of("layout", layouts.of(request), "problem", problem), problem.status());
    }

    private static boolean wantsJson(HttpServletRequest request) {
        var accepted = accepted(request);
        return accepted.stream().anyMatch(ProblemAnswers::isJson)
                && accepted.stream().noneMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
    }

    private static List<MediaType> accepted(HttpServletRequest request) {
        try {
            return MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
        } catch (InvalidMediaTypeException e) {
            return List.of();
        }
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().equals("json") || type.getSubtype().endsWith("+json");
    }
}

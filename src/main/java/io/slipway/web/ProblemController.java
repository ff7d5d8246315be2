package io.slipway.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed outside of a controller: in a filter, or while a page was drawn. */
@Controller
class ProblemController implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ProblemController.class);

    private final ProblemAnswers answers;

    ProblemController(ProblemAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("${server.error.path:${error.path:/error}}")
    Object answer(HttpServletRequest request) {
        return answers.to(request, problem(request));
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getAttribute(OutOfDate.class.getName()) != null) {
            return Problem.outOfDate();
        }
        var status = status(request);
        return status.value() == 500 ? ours(request) : Problem.of(status);
    }

    private static HttpStatusCode status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatusCode.valueOf(code)
                : HttpStatus.NOT_FOUND;
    }

    private static Problem ours(HttpServletRequest request) {
        var number = SupportNumber.next();
        log.error("{}: {} failed", number, request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), (Throwable)
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION));
        return Problem.ours(number);
    }
}

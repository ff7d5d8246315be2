package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Answers what goes wrong as GitHub does. */
@RestControllerAdvice(annotations = GitHubApi.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
@OnSandbox
class ApiErrors {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ResponseEntity<Json> on(ApiError error) {
        return error.response();
    }

    @ExceptionHandler
    ResponseEntity<Json> on(HttpMessageNotReadableException malformed) {
        return ApiError.of(HttpStatus.BAD_REQUEST, "Problems parsing JSON").response();
    }

    @ExceptionHandler
    ResponseEntity<Json> on(MethodArgumentTypeMismatchException noNumber) {
        return ApiError.notFound().response();
    }

    @ExceptionHandler
    ResponseEntity<Json> on(RuntimeException unexpected) {
        log.error("The sandbox's GitHub failed", unexpected);
        return ApiError.of(HttpStatus.INTERNAL_SERVER_ERROR, "Server Error").response();
    }
}

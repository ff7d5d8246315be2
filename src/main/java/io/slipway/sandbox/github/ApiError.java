package io.slipway.sandbox.github;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What GitHub says when it does not do what was asked. */
final class ApiError extends RuntimeException {

    private static final String DOCUMENTATION = "https://docs.github.com/rest";

    private final HttpStatus status;
    private final transient List<Json> errors;
    private final transient HttpHeaders headers = new HttpHeaders();

    private ApiError(HttpStatus status, String message, List<Json> errors) {
        super(message);
        this.status = status;
        this.errors = errors;
    }

    static ApiError notFound() {
        return notFound("Not Found");
    }

    static ApiError notFound(String message) {
        return of(HttpStatus.NOT_FOUND, message);
    }

    static ApiError emptyRepository() {
        return of(HttpStatus.CONFLICT, "Git Repository is empty.");
    }

    static ApiError unprocessable(String message) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, message);
    }

    /** GitHub's usual complaint about one field. */
    static ApiError invalid(String resource, String field, String code) {
        var error = Json.with("resource", resource).and("field", field).and("code", code);
        return new ApiError(HttpStatus.UNPROCESSABLE_CONTENT, "Validation Failed", List.of(error));
    }

    /** A complaint in words about one field. */
    static ApiError custom(String summary, String resource, String field, String message) {
        var error = Json.with("resource", resource)
                .and("code", "custom")
                .and("field", field)
                .and("message", message);
        return new ApiError(HttpStatus.UNPROCESSABLE_CONTENT, summary, List.of(error));
    }

    static ApiError of(HttpStatus status, String message) {
        return new ApiError(status, message, List.of());
    }

    static ApiError secondaryRateLimit(int retryAfter) {
        var error = of(
                HttpStatus.FORBIDDEN,
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.");
        error.headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfter));
        return error;
    }

    HttpStatus status() {
        return status;
    }

    HttpHeaders headers() {
        return headers;
    }

    Json body() {
        var body = Json.with("message", getMessage());
        if (!errors.isEmpty()) {
            body.and("errors", errors);
        }
        return body.and("documentation_url", DOCUMENTATION).and("status", Integer.toString(status.value()));
    }

    ResponseEntity<Json> response() {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body());
    }
}

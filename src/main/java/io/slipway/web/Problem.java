package io.slipway.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * What went wrong, in words for a person.
 *
 * @param number under which the log knows it; null when it was not our fault
 */
record Problem(
        HttpStatusCode status,
        String title,
        String text,
        @Nullable String number) {

    static Problem of(HttpStatusCode status) {
        return switch (HttpStatus.resolve(status.value())) {
            case BAD_REQUEST ->
                new Problem(
                        status,
                        "That was not understood",
                        "The address or the form is not one that Slipway knows. Go back and try once more.",
                        null);
            case UNAUTHORIZED -> new Problem(status, "Sign in first", "Slipway does not know who you are.", null);
            case FORBIDDEN ->
                new Problem(
                        status,
                        "This is not yours to do",
                        "Your role does not allow it. Somebody else in your business unit may.",
                        null);
            case NOT_FOUND ->
                new Problem(status, "There is nothing here", "The address is wrong, or what was here is gone.", null);
            case METHOD_NOT_ALLOWED ->
                new Problem(
                        status,
                        "This address does something else",
                        "It can be reached only from a page of Slipway. Go back and use the button there.",
                        null);
            case CONFLICT ->
                new Problem(
                        status,
                        "Somebody was faster",
                        "It has changed since you looked. Load the page again, then decide.",
                        null);
            case CONTENT_TOO_LARGE -> new Problem(status, "That is too large", "Send less at once.", null);
            case UNPROCESSABLE_CONTENT ->
                new Problem(status, "Something needs another look", "An answer is not one that Slipway can use.", null);
            case null, default -> other(status);
        };
    }

    /** The page was open for longer than the session that made it. */
    static Problem outOfDate() {
        return new Problem(
                HttpStatus.FORBIDDEN,
                "This page is out of date",
                "You signed in again since it was opened, so nothing was sent. Go back, load the page again, and repeat it.",
                null);
    }

    static Problem ours(String number) {
        return new Problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something broke on our side",
                "Nothing that was saved is lost, and no run is touched. Try again in a minute; if it breaks again, tell an admin this number:",
                number);
    }

    Problem saying(String words) {
        return new Problem(status, title, words, number);
    }

    ProblemDetail detail() {
        var detail = ProblemDetail.forStatusAndDetail(status, text);
        detail.setTitle(title);
        if (number != null) {
            detail.setProperty("number", number);
        }
        return detail;
    }

    private static Problem other(HttpStatusCode status) {
        return status.is5xxServerError()
                ? new Problem(status, "Slipway cannot answer now", "Try again in a minute.", null)
                : new Problem(status, "That does not work", "Slipway cannot do what was asked.", null);
    }
}

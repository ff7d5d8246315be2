package io.slipway.sandbox.github;

import java.util.Locale;
import java.util.regex.Pattern;

/** The rules for names of variables and secrets. */
final class ActionsName {

    private static final Pattern ALLOWED = Pattern.compile("[A-Z_][A-Z0-9_]{0,254}");

    private ActionsName() {}

    /** The name in capitals, as GitHub keeps it. */
    static String of(String asked) {
        var name = asked.toUpperCase(Locale.ROOT);
        if (!ALLOWED.matcher(name).matches() || name.startsWith("GITHUB_")) {
            throw ApiError.unprocessable("Name is invalid: it can only contain alphanumeric characters ([a-z], [A-Z],"
                    + " [0-9]) or underscores (_), must not start with a number or with GITHUB_.");
        }
        return name;
    }

    static String supplied(Body body, String field) {
        return body.text(field)
                .orElseThrow(
                        () -> ApiError.unprocessable("Invalid request.\n\n\"%s\" wasn't supplied.".formatted(field)));
    }
}

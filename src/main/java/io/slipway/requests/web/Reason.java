package io.slipway.requests.web;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why somebody asks, read from a form. */
record Reason(String text, @Nullable String wrong) {

    static final int MIN = 10;
    static final int MAX = 1_000;

    /** Signs that cannot be seen, or that turn the writing around; lines and tabs are fine. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cn}\\p{Co}\\u202a-\\u202e\\u2066-\\u2069&&[^\\n\\t]]");

    static Reason of(String raw) {
        var text = Normalizer.normalize(raw, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .strip();
        return new Reason(text, wrong(text));
    }

    Optional<String> problem() {
        return Optional.ofNullable(wrong);
    }

    private static @Nullable String wrong(String text) {
        var length = text.codePointCount(0, text.length());
        if (length == 0) {
            return "Say why. The approver reads this first.";
        }
        if (length < MIN || length > MAX) {
            return "Use %d to %d characters.".formatted(MIN, MAX);
        }
        return UNSEEN.matcher(text).find() ? "Use letters, digits and signs that can be seen." : null;
    }
}

package io.slipway.catalog;

import io.slipway.catalog.Reading.Absent;
import io.slipway.catalog.Reading.Problem;
import io.slipway.catalog.Reading.Value;
import java.text.Normalizer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How each kind of parameter reads a raw answer. */
final class Readings {

    private static final Pattern LOGIN = Pattern.compile("(?=.{1,39}$)[a-zA-Z0-9](?:-?[a-zA-Z0-9])*");
    private static final Pattern SLUG = Pattern.compile("(?=.{1,100}$)[a-z0-9](?:[-_]?[a-z0-9])*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]");

    /** These enclose the names of late-bound values in a plan; nobody's answer may look like one. */
    private static final Pattern RESERVED = Pattern.compile("[«»]");

    private Readings() {}

    static Reading text(Parameter.Text parameter, String raw) {
        return given(parameter, raw, text -> {
            if (UNPRINTABLE.matcher(text).find()) {
                return new Problem("Use letters, digits and signs that can be seen.");
            }
            if (RESERVED.matcher(text).find()) {
                return new Problem("Leave out « and »: plans use them for values that are not known yet.");
            }
            var length = text.codePointCount(0, text.length());
            if (length < parameter.minLength() || length > parameter.maxLength()) {
                return new Problem("Use %d to %d characters.".formatted(parameter.minLength(), parameter.maxLength()));
            }
            var pattern = parameter.pattern();
            return pattern == null || text.matches(pattern) ? new Value(text) : new Problem(parameter.patternHelp());
        });
    }

    static Reading choice(Parameter.Choice parameter, String raw) {
        return given(
                parameter,
                raw,
                text -> parameter.options().stream()
                                .anyMatch(option -> option.value().equals(text))
                        ? new Value(text)
                        : new Problem("Choose one of the answers."));
    }

    static Reading whole(Parameter.Whole parameter, String raw) {
        return given(parameter, raw, text -> {
            var range = "Write a whole number from %d to %d.".formatted(parameter.min(), parameter.max());
            if (!NUMBER.matcher(text).matches()) {
                return new Problem(range);
            }
            var number = Long.parseLong(text);
            return number < parameter.min() || number > parameter.max() ? new Problem(range) : new Value(number);
        });
    }

    static Reading flag(String raw) {
        return switch (raw.strip()) {
            case "" -> new Value(false);
            case "false" -> new Value(false);
            case "true", "on" -> new Value(true);
            default -> new Problem("Tick the box, or do not.");
        };
    }

    static Reading login(Parameter.GitHubUser parameter, String raw) {
        return given(
                parameter,
                raw,
                text -> LOGIN.matcher(text).matches()
                        ? new Value(text)
                        : new Problem("Write a GitHub login: letters, digits and single dashes, at most 39."));
    }

    static Reading slug(Parameter.Team parameter, String raw) {
        return given(
                parameter,
                raw,
                text -> SLUG.matcher(text).matches()
                        ? new Value(text)
                        : new Problem("Choose a team, or write its short name: small letters, digits and dashes."));
    }

    private static Reading given(Parameter parameter, String raw, Function<String, Reading> read) {
        var text = Normalizer.normalize(raw, Normalizer.Form.NFC).strip();
        if (text.isEmpty()) {
            return parameter.required() ? new Problem("This one is needed.") : new Absent();
        }
        return read.apply(text);
    }
}

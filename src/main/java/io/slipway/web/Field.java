package io.slipway.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of a form as {@code fragments/field} draws it, with what was typed and what is wrong with it.
 *
 * @param type of the HTML input: {@code text}, {@code number}
 * @param code whether it is a name for machines, shown in their letters
 * @param problem what to mend, null when nothing is
 */
public record Field(
        String name,
        String label,
        @Nullable String hint,
        boolean required,
        @Nullable String value,
        @Nullable String problem,
        String type,
        boolean code,
        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable Long min,
        @Nullable Long max,
        @Nullable String pattern,
        @Nullable String patternHelp,
        List<Option> options) {

    public Field {
        options = List.copyOf(options);
    }

    /** A line of text that must be answered, nothing typed yet. */
    public static Field text(String name, String label) {
        return new Field(
                name, label, null, true, null, null, "text", false, null, null, null, null, null, null, List.of());
    }

    /** A choice that must be made. */
    public static Field choice(String name, String label, List<Option> options) {
        return new Field(
                name, label, null, true, null, null, "text", false, null, null, null, null, null, null, options);
    }

    /** The same question under another name. */
    public Field named(String otherName, String otherLabel) {
        return new Field(
                otherName,
                otherLabel,
                hint,
                required,
                value,
                problem,
                type,
                code,
                minLength,
                maxLength,
                min,
                max,
                pattern,
                patternHelp,
                options);
    }

    public Field hinted(@Nullable String help) {
        return new Field(
                name,
                label,
                help,
                required,
                value,
                problem,
                type,
                code,
                minLength,
                maxLength,
                min,
                max,
                pattern,
                patternHelp,
                options);
    }

    public Field optional() {
        return new Field(
                name,
                label,
                hint,
                false,
                value,
                problem,
                type,
                code,
                minLength,
                maxLength,
                min,
                max,
                pattern,
                patternHelp,
                options);
    }

    /** What was typed, and what is wrong with it. */
    public Field answered(@Nullable String typed, @Nullable String wrong) {
        return new Field(
                name,
                label,
                hint,
                required,
                typed,
                wrong,
                type,
                code,
                minLength,
                maxLength,
                min,
                max,
                pattern,
                patternHelp,
                options);
    }

    /** The ids of the lines below the input, for {@code aria-describedby}; null when there are none. */
    public @Nullable String describedBy() {
        var ids = line(problem, "-message") + line(hint, "-hint");
        return ids.isEmpty() ? null : ids.strip();
    }

    private String line(@Nullable String text, String suffix) {
        return text == null || text.isEmpty() ? "" : name + suffix + " ";
    }

    /** One answer to a choice, and what it means. */
    public record Option(
            String value, String label, @Nullable String text) {}
}

package io.slipway.requests.web;

import io.slipway.catalog.Parameter;
import io.slipway.requests.ProjectName;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question of a form: what HTML is told of it, what was answered, and what is wrong with that.
 *
 * @param kind which markup: {@code text}, {@code mono}, {@code area}, {@code number}, {@code radios}, {@code select} or
 *     {@code flag}
 * @param problem empty for none
 */
record Field(
        String name,
        String kind,
        String label,
        String hint,
        boolean required,
        String value,
        String problem,
        Bounds bounds,
        List<Option> options) {

    /** The most answers that are shown side by side; more are folded into a list. */
    private static final int SIDE_BY_SIDE = 4;

    static Field project(String value, String problem) {
        var hint = "%d to %d small letters, digits and dashes. Part of every name below; it cannot change later."
                .formatted(ProjectName.MIN, ProjectName.MAX);
        var bounds = Bounds.length(ProjectName.MIN, ProjectName.MAX).pattern("[a-z](?:-?[a-z0-9])+", hint);
        return new Field(FormNames.PROJECT, "mono", "Project name", hint, true, value, problem, bounds, List.of());
    }

    static Field reason(String value, String problem) {
        var bounds = Bounds.length(Reason.MIN, Reason.MAX);
        return new Field(
                FormNames.REASON,
                "area",
                "Why",
                "The approver reads this first.",
                true,
                value,
                problem,
                bounds,
                List.of());
    }

    static Field of(Parameter parameter, String value, String problem, List<String> teams) {
        return switch (parameter) {
            case Parameter.Text text ->
                plain(
                        parameter,
                        "text",
                        value,
                        problem,
                        Bounds.length(text.minLength(), text.maxLength()).pattern(text.pattern(), text.patternHelp()));
            case Parameter.Choice choice -> choice(choice, value, problem);
            case Parameter.Whole whole ->
                plain(parameter, "number", value, problem, Bounds.range(whole.min(), whole.max()));
            case Parameter.Flag _ -> plain(parameter, "flag", value, problem, Bounds.NONE);
            case Parameter.GitHubUser _ ->
                plain(
                        parameter,
                        "mono",
                        value,
                        problem,
                        Bounds.length(1, 39).pattern("[a-zA-Z0-9](?:-?[a-zA-Z0-9]){0,38}", "A GitHub login"));
            case Parameter.Team _ -> team(parameter, value, problem, teams);
        };
    }

    public boolean wrong() {
        return !problem.isEmpty();
    }

    public boolean on() {
        return value.equals("true") || value.equals("on");
    }

    /** The ids of what describes the field, for {@code aria-describedby}; null for nothing. */
    @Nullable
    public String describedBy() {
        var ids = Stream.of(hint.isEmpty() ? "" : name + "-hint", wrong() ? name + "-message" : "")
                .filter(id -> !id.isEmpty())
                .toList();
        return ids.isEmpty() ? null : String.join(" ", ids);
    }

    private static Field choice(Parameter.Choice choice, String value, String problem) {
        var options = choice.options().stream()
                .map(option -> new Option(
                        option.value(),
                        option.label(),
                        option.text(),
                        option.value().equals(value)))
                .toList();
        var folded = !choice.required() || options.size() > SIDE_BY_SIDE;
        return with(choice, folded ? "select" : "radios", value, problem, options);
    }

    private static Field team(Parameter parameter, String value, String problem, List<String> teams) {
        if (teams.isEmpty()) {
            return plain(
                    parameter,
                    "mono",
                    value,
                    problem,
                    Bounds.length(1, 100).pattern("[a-z0-9](?:[\\-_]?[a-z0-9]){0,99}", "The short name of a team"));
        }
        var known = teams.contains(value) || value.isEmpty()
                ? teams.stream()
                : Stream.concat(teams.stream(), Stream.of(value));
        return with(
                parameter,
                "select",
                value,
                problem,
                known.map(team -> new Option(team, team, "", team.equals(value)))
                        .toList());
    }

    private static Field plain(Parameter parameter, String kind, String value, String problem, Bounds bounds) {
        return new Field(
                parameter.name(),
                kind,
                parameter.label(),
                parameter.hint(),
                parameter.required(),
                value,
                problem,
                bounds,
                List.of());
    }

    private static Field with(Parameter parameter, String kind, String value, String problem, List<Option> options) {
        return new Field(
                parameter.name(),
                kind,
                parameter.label(),
                parameter.hint(),
                parameter.required(),
                value,
                problem,
                Bounds.NONE,
                options);
    }

    /** One answer that can be chosen. */
    record Option(String value, String label, String text, boolean chosen) {}

    /** What HTML checks; null for what it does not. */
    record Bounds(
            @Nullable Integer minLength,
            @Nullable Integer maxLength,
            @Nullable String pattern,
            @Nullable String help,
            @Nullable Long min,
            @Nullable Long max) {

        static final Bounds NONE = new Bounds(null, null, null, null, null, null);

        static Bounds length(int min, int max) {
            return new Bounds(min, max, null, null, null, null);
        }

        static Bounds range(long min, long max) {
            return new Bounds(null, null, null, null, min, max);
        }

        Bounds pattern(@Nullable String form, String meaning) {
            return new Bounds(minLength, maxLength, form, form == null ? null : meaning, min, max);
        }

        /** How wide a phone's keyboard is: digits alone where no minus can be. */
        public String inputMode() {
            return Objects.requireNonNullElse(min, 0L) < 0 ? "text" : "numeric";
        }
    }
}

package io.slipway.catalog;

import static io.slipway.catalog.ManifestRules.when;

import io.slipway.catalog.Parameter.Choice;
import io.slipway.catalog.Parameter.Text;
import io.slipway.catalog.Parameter.Whole;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a question can be answered at all, and whether its first answer is a good one. */
final class ParameterRules {

    private ParameterRules() {}

    static Stream<ManifestProblem> check(String where, Parameter parameter) {
        var problems = shape(where, parameter).toList();
        return problems.isEmpty() ? initial(where, parameter) : problems.stream();
    }

    private static Stream<ManifestProblem> shape(String where, Parameter parameter) {
        return switch (parameter) {
            case Text text ->
                Stream.concat(
                        when(text.minLength() > text.maxLength(), where + ".min-length", "is more than max-length"),
                        pattern(where + ".pattern", text.pattern()));
            case Whole whole -> when(whole.min() > whole.max(), where + ".min", "is more than max");
            case Choice choice ->
                ManifestRules.unique(where + ".options", choice.options(), "value", Choice.Option::value);
            case Parameter.Flag _, Parameter.GitHubUser _, Parameter.Team _ -> Stream.empty();
        };
    }

    private static Stream<ManifestProblem> pattern(String where, @Nullable String pattern) {
        try {
            Pattern.compile(pattern == null ? "" : pattern);
            return Stream.empty();
        } catch (PatternSyntaxException e) {
            return when(true, where, "is no regular expression: " + e.getDescription());
        }
    }

    private static Stream<ManifestProblem> initial(String where, Parameter parameter) {
        if (parameter.initial().isEmpty()) {
            return Stream.empty();
        }
        return parameter.read(parameter.initial()) instanceof Reading.Problem(var message)
                ? when(
                        true,
                        where + ".initial",
                        "'%s' is not a good answer: %s".formatted(parameter.initial(), message))
                : Stream.empty();
    }
}

package io.slipway.catalog.web;

import io.slipway.catalog.Manifest;
import io.slipway.catalog.Manifest.Condition;
import io.slipway.catalog.Manifest.RepositorySpec;
import io.slipway.catalog.Parameter;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says a manifest's placeholders and conditions in words, before anybody has answered. */
record Wording(Manifest manifest) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    /** A text with {@code ‹project›} for {@code ${project}}, and so on. */
    String text(@Nullable String text) {
        return text == null
                ? ""
                : PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(placeholder(found)));
    }

    /** A condition such as {@code only for “Batch”}; empty when it always holds. */
    String condition(@Nullable Condition condition) {
        return condition == null
                ? ""
                : parameter(condition.parameter())
                        .map(parameter -> condition(parameter, condition.equals()))
                        .orElse("");
    }

    /** What kind of answer is expected. */
    static String kind(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Text _ -> "a line of text";
            case Parameter.Choice choice -> "one of " + choice.options().size();
            case Parameter.Whole whole -> "a whole number from %d to %d".formatted(whole.min(), whole.max());
            case Parameter.Flag _ -> "yes or no";
            case Parameter.GitHubUser _ -> "a GitHub login";
            case Parameter.Team _ -> "a GitHub team";
        };
    }

    private static String condition(Parameter parameter, String value) {
        return switch (parameter) {
            case Parameter.Flag flag ->
                "only %s “%s”".formatted(value.equals("true") ? "with" : "without", flag.label());
            case Parameter.Choice choice -> "only for “%s”".formatted(label(choice, value));
            case Parameter.Text _, Parameter.Whole _, Parameter.GitHubUser _, Parameter.Team _ ->
                "only when “%s” is %s".formatted(parameter.label(), value);
        };
    }

    private static String label(Parameter.Choice choice, String value) {
        return choice.options().stream()
                .filter(option -> option.value().equals(value))
                .map(Parameter.Choice.Option::label)
                .findFirst()
                .orElse(value);
    }

    private String placeholder(MatchResult found) {
        var name = found.group(1);
        if (name.startsWith("repository.")) {
            return repository(name.substring("repository.".length()))
                    .map(spec -> spec.name("‹project›"))
                    .orElse(name);
        }
        if (name.startsWith("answer.")) {
            return "‹%s›"
                    .formatted(parameter(name.substring("answer.".length()))
                            .map(Parameter::label)
                            .orElse(name));
        }
        return "‹%s›".formatted(name.replace('-', ' '));
    }

    private Optional<RepositorySpec> repository(String key) {
        return manifest.repositories().stream()
                .filter(spec -> spec.key().equals(key))
                .findFirst();
    }

    private Optional<Parameter> parameter(String name) {
        return manifest.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }
}

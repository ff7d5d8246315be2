package io.slipway.catalog;

import io.slipway.catalog.Manifest.Condition;
import io.slipway.catalog.Manifest.EnvironmentSpec;
import io.slipway.catalog.Manifest.Made;
import io.slipway.catalog.Manifest.RepositorySpec;
import io.slipway.catalog.Manifest.StageSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold inside a manifest and a schema cannot say: names that are unique, and names that exist. */
final class ManifestRules {

    private final Manifest manifest;

    private ManifestRules(Manifest manifest) {
        this.manifest = manifest;
    }

    static List<ManifestProblem> check(Manifest manifest) {
        var rules = new ManifestRules(manifest);
        return Stream.of(
                        rules.names(),
                        each("parameters", manifest.parameters(), ParameterRules::check),
                        each("repositories", manifest.repositories(), rules::repository),
                        each("stages", manifest.stages(), rules::stage),
                        PlaceholderRules.check(manifest))
                .flatMap(problems -> problems)
                .toList();
    }

    static <T> Stream<ManifestProblem> each(
            String where, List<T> items, BiFunction<String, T, Stream<ManifestProblem>> rule) {
        return IntStream.range(0, items.size())
                .boxed()
                .flatMap(at -> rule.apply("%s[%d]".formatted(where, at), items.get(at)));
    }

    static <T> Stream<ManifestProblem> unique(String where, List<T> items, String field, Function<T, String> name) {
        var seen = new HashSet<String>();
        return each(where, items, (at, item) -> {
            var value = name.apply(item);
            return when(!seen.add(value), at + "." + field, "'%s' is there already; choose another".formatted(value));
        });
    }

    static Stream<ManifestProblem> when(boolean wrong, String where, String what) {
        return wrong ? Stream.of(new ManifestProblem(where, what)) : Stream.empty();
    }

    private Stream<ManifestProblem> names() {
        var repositories = manifest.repositories();
        return Stream.of(
                        unique("parameters", manifest.parameters(), "name", Parameter::name),
                        unique("repositories", repositories, "key", RepositorySpec::key),
                        unique("repositories", repositories, "suffix", RepositorySpec::suffix),
                        unique("stages", manifest.stages(), "stage", StageSpec::stage))
                .flatMap(problems -> problems);
    }

    private Stream<ManifestProblem> repository(String where, RepositorySpec repository) {
        var environments = where + ".environments";
        return Stream.of(
                        condition(where, repository.when()),
                        unique(environments, repository.environments(), "stage", EnvironmentSpec::stage),
                        each(environments, repository.environments(), this::environment))
                .flatMap(problems -> problems);
    }

    private Stream<ManifestProblem> environment(String where, EnvironmentSpec environment) {
        var known = manifest.stages().stream().anyMatch(stage -> stage.stage().equals(environment.stage()));
        return when(!known, where + ".stage", "the template has no stage '%s'".formatted(environment.stage()));
    }

    private Stream<ManifestProblem> stage(String where, StageSpec stage) {
        return Stream.concat(
                each(where + ".inputs", stage.inputs(), this::input),
                each(where + ".makes", stage.makes(), this::made));
    }

    private Stream<ManifestProblem> made(String where, Made made) {
        return condition(where, made.when());
    }

    private Stream<ManifestProblem> input(String where, String input) {
        return parameter(input)
                .map(parameter -> InputRules.check(where, parameter))
                .orElseGet(() -> unknown(where, input));
    }

    private Stream<ManifestProblem> condition(String where, @Nullable Condition condition) {
        if (condition == null) {
            return Stream.empty();
        }
        return parameter(condition.parameter())
                .map(parameter -> possible(where + ".when.equals", parameter, condition.equals()))
                .orElseGet(() -> unknown(where + ".when.parameter", condition.parameter()));
    }

    private static Stream<ManifestProblem> possible(String where, Parameter parameter, String value) {
        var possible = parameter.read(value) instanceof Reading.Value(var read)
                && Objects.toString(read).equals(value);
        return when(!possible, where, "'%s' can never be the answer to '%s'".formatted(value, parameter.name()));
    }

    private static Stream<ManifestProblem> unknown(String where, String parameter) {
        return when(true, where, "there is no parameter '%s'".formatted(parameter));
    }

    private Optional<Parameter> parameter(String name) {
        return manifest.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }
}

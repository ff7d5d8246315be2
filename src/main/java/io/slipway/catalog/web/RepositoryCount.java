package io.slipway.catalog.web;

import io.slipway.catalog.Manifest;
import io.slipway.catalog.Manifest.Condition;
import io.slipway.catalog.Manifest.RepositorySpec;
import io.slipway.catalog.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How few and how many repositories a template makes, depending on the answers. */
record RepositoryCount(long fewest, long most) {

    static RepositoryCount of(Manifest manifest) {
        var always = manifest.repositories().stream()
                .filter(repository -> repository.when() == null)
                .count();
        var conditions = manifest.repositories().stream()
                .map(RepositorySpec::when)
                .filter(Objects::nonNull)
                .toList();
        return manifest.parameters().stream()
                .map(parameter -> of(parameter, conditions))
                .reduce(new RepositoryCount(always, always), RepositoryCount::plus);
    }

    String words() {
        var number = fewest == most ? Long.toString(most) : fewest + "–" + most;
        return number + (most == 1 ? " repository" : " repositories");
    }

    private static RepositoryCount of(Parameter parameter, List<Condition> conditions) {
        var counts = answers(parameter)
                .mapToLong(answer -> conditions.stream()
                        .filter(new Condition(parameter.name(), answer)::equals)
                        .count())
                .summaryStatistics();
        return counts.getCount() == 0
                ? new RepositoryCount(0, 0)
                : new RepositoryCount(counts.getMin(), counts.getMax());
    }

    /** What can be answered, as far as a repository may depend on it. */
    private static Stream<String> answers(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Choice choice -> choice.options().stream().map(Parameter.Choice.Option::value);
            case Parameter.Flag _ -> Stream.of("true", "false");
            case Parameter.Text _, Parameter.Whole _, Parameter.GitHubUser _, Parameter.Team _ -> Stream.empty();
        };
    }

    private RepositoryCount plus(RepositoryCount other) {
        return new RepositoryCount(fewest + other.fewest, most + other.most);
    }
}

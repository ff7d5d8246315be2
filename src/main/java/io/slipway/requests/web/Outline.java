package io.slipway.requests.web;

import io.slipway.catalog.Answers;
import io.slipway.catalog.Manifest;
import io.slipway.catalog.Manifest.Answered;
import io.slipway.catalog.Manifest.RepositorySpec;
import io.slipway.catalog.Manifest.StageSpec;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Stage;
import io.slipway.requests.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What will be made, as far as the answers say; a picture, not yet a plan.
 *
 * @param signs who can sign, in words; empty while no business unit is chosen
 */
record Outline(List<Line> github, int repositories, List<StageOutline> stages, String signs) {

    static Outline of(Manifest manifest, Wish.Typed typed, @Nullable BusinessUnit unit, String signs) {
        var answers = good(manifest.read(typed.answers()));
        var repositories = manifest.repositories(answers);
        var words = words(typed, answers, repositories, unit);
        return new Outline(
                github(repositories, Placeholders.project(typed)),
                repositories.size(),
                manifest.stages().stream()
                        .map(stage -> stage(stage, answers, unit, words))
                        .toList(),
                signs);
    }

    public String summary() {
        return Count.of(repositories, "repository", "repositories") + ", " + Count.of(stages.size(), "stage", "stages");
    }

    private static Answers good(Answered answered) {
        return switch (answered) {
            case Answered.Complete(var answers) -> answers;
            case Answered.Incomplete incomplete -> incomplete.answers();
        };
    }

    private static List<Line> github(List<RepositorySpec> repositories, String project) {
        var lines = new ArrayList<Line>();
        repositories.forEach(spec -> lines.add(new Line("repo", project, "-" + spec.suffix(), "private")));
        lines.add(new Line("people", project, "-maintainers", "team"));
        lines.add(new Line("people", project, "-approvers", "team"));
        lines.add(new Line("shield", "", "Environments " + environments(repositories), ""));
        lines.add(new Line("lock", "", variablesAndSecrets(repositories), "names only"));
        return List.copyOf(lines);
    }

    private static String environments(List<RepositorySpec> repositories) {
        return repositories.stream()
                .flatMap(spec -> spec.environments().stream())
                .map(environment -> Stage.of(environment.stage()))
                .distinct()
                .sorted()
                .map(Stage::key)
                .collect(Collectors.joining(", "));
    }

    private static String variablesAndSecrets(List<RepositorySpec> repositories) {
        var variables = sum(
                repositories,
                spec -> spec.variables().size()
                        + spec.environments().stream()
                                .mapToInt(environment -> environment.variables().size())
                                .sum());
        var secrets = sum(
                repositories,
                spec -> spec.secrets().size()
                        + spec.environments().stream()
                                .mapToInt(environment -> environment.secrets().size())
                                .sum());
        return Count.of(variables, "variable", "variables") + ", " + Count.of(secrets, "secret", "secrets");
    }

    private static int sum(List<RepositorySpec> repositories, ToIntFunction<RepositorySpec> count) {
        return repositories.stream().mapToInt(count).sum();
    }

    private static Placeholders words(
            Wish.Typed typed, Answers answers, List<RepositorySpec> repositories, @Nullable BusinessUnit unit) {
        var words = new TreeMap<String, String>();
        words.put("project", Placeholders.project(typed));
        answers.values().forEach((name, value) -> words.put("answer." + name, value.toString()));
        repositories.forEach(spec -> words.put("repository." + spec.key(), spec.name(Placeholders.project(typed))));
        if (unit != null) {
            words.put("business-unit", unit.key().value());
            words.put("region", unit.region());
            unit.accounts().forEach((stage, account) -> words.put("account." + stage.key(), number(unit, stage)));
        }
        return new Placeholders(words);
    }

    private static StageOutline stage(
            StageSpec spec, Answers answers, @Nullable BusinessUnit unit, Placeholders words) {
        var stage = Stage.of(spec.stage());
        var account = unit == null ? "" : number(unit, stage);
        var here = words.and(Map.of("account", account));
        var makes = spec.makes().stream()
                .filter(made -> answers.meet(made.when()))
                .map(made -> new Line(made.icon(), "", here.fill(made.text()), here.fill(note(made.note()))))
                .toList();
        return new StageOutline(stage.key(), account, makes);
    }

    private static String note(@Nullable String note) {
        return note == null ? "" : note;
    }

    private static String number(BusinessUnit unit, Stage stage) {
        return unit.account(stage).number().value();
    }

    /**
     * One thing.
     *
     * @param project the part of its name that is the project's; empty when it has none
     */
    record Line(String icon, String project, String text, String note) {

        public boolean named() {
            return !project.isEmpty();
        }
    }

    /** One stage, and what is made there. */
    record StageOutline(String key, String account, List<Line> makes) {}

    /** A number with its unit. */
    private static final class Count {

        static String of(int count, String one, String many) {
            return "%d %s".formatted(count, count == 1 ? one : many);
        }
    }
}

package io.slipway.projects.web;

import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Stage;
import io.slipway.planning.Attribute;
import io.slipway.planning.GitHubChange;
import io.slipway.planning.GitHubPlan;
import io.slipway.projects.web.ProjectView.EnvironmentView;
import io.slipway.projects.web.ProjectView.RepositoryView;
import io.slipway.provisioning.ProjectRegister.MadeRepository;
import java.util.List;
import java.util.stream.Stream;

/** Reads what a project has on GitHub from the plan that made it. */
final class GitHubPart {

    private final GitHubPlan plan;

    GitHubPart(GitHubPlan plan) {
        this.plan = plan;
    }

    RepositoryView repository(MadeRepository made) {
        return new RepositoryView(
                made, variables(made.name() + "/"), secrets(made.name() + "/"), teams(made.name() + "/"));
    }

    List<EnvironmentView> environments(BusinessUnit unit) {
        return of("environment").map(change -> environment(change, unit)).toList();
    }

    private EnvironmentView environment(GitHubChange change, BusinessUnit unit) {
        var slash = change.name().indexOf('/');
        var stage = change.name().substring(slash + 1);
        return new EnvironmentView(
                change.name().substring(0, slash),
                stage,
                unit.account(Stage.of(stage)).number().value(),
                after(change, "reviewers"),
                after(change, "branches"),
                variables(change.name() + "/"),
                secrets(change.name() + "/"));
    }

    private List<Attribute> variables(String prefix) {
        return below("variable", prefix)
                .map(change -> new Attribute(change.name().substring(prefix.length()), null, after(change, "value")))
                .toList();
    }

    private List<String> secrets(String prefix) {
        return below("secret", prefix)
                .map(change -> change.name().substring(prefix.length()))
                .toList();
    }

    private List<String> teams(String prefix) {
        return below("access", prefix)
                .map(change ->
                        "%s: %s".formatted(change.name().substring(prefix.length()), after(change, "permission")))
                .toList();
    }

    /** Directly below: those of an environment are not the repository's. */
    private Stream<GitHubChange> below(String kind, String prefix) {
        return of(kind).filter(change -> change.name().startsWith(prefix))
                .filter(change -> change.name().indexOf('/', prefix.length()) < 0);
    }

    private Stream<GitHubChange> of(String kind) {
        return plan.changes().stream().filter(change -> change.kind().equals(kind));
    }

    private static String after(GitHubChange change, String path) {
        return change.attributes().stream()
                .filter(attribute -> attribute.path().equals(path))
                .map(attribute -> String.valueOf(attribute.after()))
                .findFirst()
                .orElse("");
    }
}

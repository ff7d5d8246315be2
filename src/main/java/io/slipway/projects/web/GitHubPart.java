package io.slipway.projects.web;

import io.slipway.identity.People;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Stage;
import io.slipway.planning.Attribute;
import io.slipway.planning.GitHubChange;
import io.slipway.planning.GitHubOutputs;
import io.slipway.planning.GitHubPlan;
import io.slipway.planning.LateBound;
import io.slipway.projects.Project;
import io.slipway.projects.web.ProjectView.EnvironmentView;
import io.slipway.projects.web.ProjectView.RepositoryView;
import io.slipway.provisioning.ProjectRegister.MadeRepository;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a project has on GitHub from the plan that made it. */
final class GitHubPart {

    private final GitHubPlan plan;
    private final LateBound bound;
    private final People people;

    private GitHubPart(GitHubPlan plan, LateBound bound, People people) {
        this.plan = plan;
        this.bound = bound;
        this.people = people;
    }

    /** The part of a project; what its plan could only name has its value by now. */
    static GitHubPart of(Project project, GitHubPlan plan, People people) {
        var texts = plan.changes().stream()
                .flatMap(change -> change.attributes().stream())
                .map(Attribute::after)
                .flatMap(Stream::ofNullable)
                .toList();
        var bound = new GitHubOutputs(project.outputs()).values(texts, new LateBound(Map.of()));
        return new GitHubPart(plan, bound, people);
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
                reviewers(after(change, "reviewers")),
                after(change, "reviewers"),
                after(change, "branches"),
                variables(change.name() + "/"),
                secrets(change.name() + "/"));
    }

    /** The people in the teams that review. */
    private String reviewers(String teams) {
        var names = Arrays.stream(teams.split(", "))
                .flatMap(team ->
                        below("member", team + "/").map(member -> member.name().substring(team.length() + 1)))
                .map(login -> people.nameOf(new UserId(login)))
                .distinct()
                .collect(Collectors.joining(" or "));
        return names.isEmpty() ? teams : names;
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

    private String after(GitHubChange change, String path) {
        return change.attributes().stream()
                .filter(attribute -> attribute.path().equals(path))
                .map(attribute -> bound.bound(String.valueOf(attribute.after())))
                .findFirst()
                .orElse("");
    }
}

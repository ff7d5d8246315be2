package io.slipway.planning;

import io.slipway.github.GitHub;
import io.slipway.planning.GitHubItem.Environment;
import io.slipway.planning.GitHubItem.Member;
import io.slipway.planning.GitHubItem.ProjectFile;
import io.slipway.planning.GitHubItem.Repository;
import io.slipway.planning.GitHubItem.Secret;
import io.slipway.planning.GitHubItem.Team;
import io.slipway.planning.GitHubItem.TeamAccess;
import io.slipway.planning.GitHubItem.Topics;
import io.slipway.planning.GitHubItem.Variable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What GitHub has now, asked once for each thing. For one look at all items; then it is thrown away. */
public final class GitHubSnapshot {

    private final GitHub github;
    private final Map<String, Object> seen = new HashMap<>();

    public GitHubSnapshot(GitHub github) {
        this.github = github;
    }

    /** The values of what is there; empty when there is nothing, or what is there is somebody else's. */
    public Optional<SortedMap<String, String>> now(GitHubItem item) {
        return switch (item) {
            case Repository wanted ->
                is(!foreign(wanted) && repository(wanted.name()).isPresent(), wanted);
            case Team wanted -> is(!foreign(wanted) && team(wanted.name()).isPresent(), wanted);
            case Topics wanted -> topics(wanted);
            case ProjectFile wanted -> file(wanted);
            case Member wanted -> is(members(wanted.team()).contains(wanted.login()), wanted);
            case TeamAccess wanted -> access(wanted);
            case Environment wanted -> environment(wanted);
            case Variable wanted -> variable(wanted);
            case Secret wanted -> is(secrets(wanted).contains(wanted.secret()), wanted);
        };
    }

    /** Whether somebody else has a repository or team of that name. */
    public boolean foreign(GitHubItem item) {
        return switch (item) {
            case Repository wanted ->
                repository(wanted.name())
                        .filter(found -> !wanted.mark().isOn(found.description()))
                        .isPresent();
            case Team wanted ->
                team(wanted.name())
                        .filter(found -> !wanted.mark().isOn(found.description()))
                        .isPresent();
            case Topics _, ProjectFile _, Member _, TeamAccess _ -> false;
            case Environment _, Variable _, Secret _ -> false;
        };
    }

    private Optional<SortedMap<String, String>> topics(Topics wanted) {
        return repository(wanted.repository())
                .map(found -> new Topics(wanted.repository(), new TreeSet<>(found.topics())).values());
    }

    private Optional<SortedMap<String, String>> file(ProjectFile wanted) {
        return repository(wanted.repository())
                .flatMap(_ -> github.file(wanted.repository(), wanted.path()))
                .map(content -> new ProjectFile(wanted.repository(), wanted.path(), content).values());
    }

    private Optional<SortedMap<String, String>> access(TeamAccess wanted) {
        return repository(wanted.repository())
                .flatMap(_ -> team(wanted.team()))
                .flatMap(_ -> github.permission(wanted.team(), wanted.repository()))
                .map(permission -> new TeamAccess(wanted.team(), wanted.repository(), permission).values());
    }

    private Optional<SortedMap<String, String>> environment(Environment wanted) {
        return environment(wanted.repository(), wanted.stage())
                .map(found -> new Environment(
                                wanted.repository(),
                                wanted.stage(),
                                found.reviewerTeams(),
                                found.preventSelfReview(),
                                found.branches())
                        .values());
    }

    private Optional<SortedMap<String, String>> variable(Variable wanted) {
        return Optional.ofNullable(variables(wanted).get(wanted.variable()))
                .map(value ->
                        new Variable(wanted.repository(), wanted.environment(), wanted.variable(), value).values());
    }

    private Map<String, String> variables(Variable wanted) {
        return once(
                "variables " + wanted.repository() + "/" + wanted.environment(),
                () -> wanted.environment().isEmpty()
                        ? repository(wanted.repository())
                                .map(_ -> github.variables(wanted.repository()))
                                .orElse(Map.of())
                        : environment(wanted.repository(), wanted.environment())
                                .map(_ -> github.environmentVariables(wanted.repository(), wanted.environment()))
                                .orElse(Map.of()));
    }

    private Set<String> secrets(Secret wanted) {
        return once(
                "secrets " + wanted.repository() + "/" + wanted.environment(),
                () -> wanted.environment().isEmpty()
                        ? repository(wanted.repository())
                                .map(_ -> github.secrets(wanted.repository()))
                                .orElse(Set.of())
                        : environment(wanted.repository(), wanted.environment())
                                .map(_ -> github.environmentSecrets(wanted.repository(), wanted.environment()))
                                .orElse(Set.of()));
    }

    private Optional<GitHub.Environment> environment(String repository, String stage) {
        return repository(repository)
                .flatMap(_ ->
                        once("environment " + repository + "/" + stage, () -> github.environment(repository, stage)));
    }

    private Set<String> members(String team) {
        return once(
                "members " + team,
                () -> team(team).map(_ -> github.members(team)).orElse(Set.of()));
    }

    private Optional<GitHub.Repository> repository(String name) {
        return once("repository " + name, () -> github.repository(name));
    }

    private Optional<GitHub.Team> team(String slug) {
        return once("team " + slug, () -> github.team(slug));
    }

    private static Optional<SortedMap<String, String>> is(boolean there, GitHubItem item) {
        return there ? Optional.of(item.values()) : Optional.empty();
    }

    @SuppressWarnings("unchecked") // a key says what was asked, so it is what was answered
    private <T> T once(String key, Supplier<T> ask) {
        var known = seen.get(key);
        if (known == null) {
            known = ask.get();
            seen.put(key, known);
        }
        return (T) known;
    }
}

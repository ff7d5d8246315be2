package io.slipway.planning;

import io.slipway.catalog.Manifest;
import io.slipway.github.GitHub;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Stage;
import io.slipway.planning.GitHubItem.Member;
import io.slipway.planning.GitHubItem.Repository;
import io.slipway.requests.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Makes the GitHub part of a plan: what the project has there, compared with what is there now. */
@Component
class GitHubPlanner {

    private final GitHub github;

    GitHubPlanner(GitHub github) {
        this.github = github;
    }

    /** @throws PlanRefusedException when a name is taken, or a user, team or template repository is missing */
    GitHubPlan plan(Request request, Manifest manifest, BusinessUnit unit, Map<Stage, Map<String, JsonNode>> outputs) {
        var organization = github.organization().login();
        var teams = GitHubFacts.ownerTeams(request, manifest);
        requireNone(missingTeams(teams));
        var facts = new GitHubFacts(request, manifest, unit, organization, new GitHubOutputs(outputs), members(teams));
        var items = GitHubItems.of(facts);
        var snapshot = new GitHubSnapshot(github);
        requireNone(problems(items, snapshot));
        return new GitHubPlan(
                organization, items.stream().map(item -> change(item, snapshot)).toList());
    }

    private List<String> missingTeams(Set<String> teams) {
        return teams.stream()
                .filter(team -> github.team(team).isEmpty())
                .map("There is no team %s on GitHub."::formatted)
                .toList();
    }

    private Set<String> members(Set<String> teams) {
        return teams.stream().flatMap(team -> github.members(team).stream()).collect(Collectors.toSet());
    }

    private List<String> problems(List<GitHubItem> items, GitHubSnapshot snapshot) {
        var problems = new ArrayList<String>();
        items.stream()
                .filter(snapshot::foreign)
                .map(item ->
                        "GitHub has a %s %s already. Choose another project name.".formatted(item.kind(), item.name()))
                .forEach(problems::add);
        missing(items, Member.class, Member::login)
                .filter(login -> !github.userExists(login))
                .map("GitHub knows no user %s."::formatted)
                .forEach(problems::add);
        missing(items, Repository.class, Repository::template)
                .filter(template -> github.repository(template).isEmpty())
                .map("GitHub has no template repository %s. An admin needs to add it."::formatted)
                .forEach(problems::add);
        return problems;
    }

    private static <T extends GitHubItem> Stream<String> missing(
            List<GitHubItem> items, Class<T> kind, Function<T, String> name) {
        return items.stream().filter(kind::isInstance).map(kind::cast).map(name).distinct();
    }

    private static void requireNone(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new PlanRefusedException(problems);
        }
    }

    private static GitHubChange change(GitHubItem item, GitHubSnapshot snapshot) {
        var now = snapshot.now(item);
        var action = now.map(values -> values.equals(item.values()) ? Action.NONE : Action.UPDATE)
                .orElse(Action.CREATE);
        return new GitHubChange(
                action, item.kind(), item.name(), item.note(), attributes(now.orElseGet(TreeMap::new), item.values()));
    }

    private static List<Attribute> attributes(SortedMap<String, String> before, SortedMap<String, String> after) {
        var paths = new TreeSet<>(after.keySet());
        return paths.stream()
                .map(path -> new Attribute(path, before.get(path), after.get(path)))
                .toList();
    }
}

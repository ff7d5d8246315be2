package io.slipway.github;

import io.slipway.github.GitHub.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Environments, with their reviewers and the branches that may deploy. */
record EnvironmentCalls(Line line) {

    private static final String PATH = "/repos/{owner}/{repository}/environments/{environment}";
    private static final String BRANCHES = PATH + "/deployment-branch-policies";

    Optional<Environment> find(String repository, String name) {
        return line.rest().find(PATH, line.login(), repository, name).map(json -> read(repository, name, json));
    }

    void put(String repository, Environment environment) {
        line.rest().put(body(environment), PATH, line.login(), repository, environment.name());
        if (!environment.branches().isEmpty()) {
            putBranches(repository, environment);
        }
    }

    private Environment read(String repository, String name, JsonNode json) {
        var reviews = rules(json)
                .filter(rule -> rule.path("type").asString("").equals("required_reviewers"))
                .toList();
        var teams = reviews.stream()
                .flatMap(rule -> rule.path("reviewers").valueStream())
                .filter(reviewer -> reviewer.path("type").asString("").equals("Team"))
                .map(reviewer -> reviewer.path("reviewer").path("slug").asString(""))
                .sorted()
                .toList();
        var noSelfReview = reviews.stream()
                .anyMatch(rule -> rule.path("prevent_self_review").asBoolean(false));
        var custom = json.path("deployment_branch_policy")
                .path("custom_branch_policies")
                .asBoolean(false);
        return new Environment(name, teams, noSelfReview, custom ? branches(repository, name) : List.of());
    }

    private static Stream<JsonNode> rules(JsonNode json) {
        return json.path("protection_rules").valueStream();
    }

    private List<String> branches(String repository, String name) {
        return List.copyOf(policies(repository, name).keySet());
    }

    private TreeMap<String, Long> policies(String repository, String name) {
        var ids = new TreeMap<String, Long>();
        line.rest()
                .all("branch_policies", 100, BRANCHES, line.login(), repository, name)
                .forEach(policy -> ids.put(
                        policy.path("name").asString(""), policy.path("id").asLong()));
        return ids;
    }

    private Map<String, @Nullable Object> body(Environment environment) {
        var body = new HashMap<String, @Nullable Object>();
        body.put(
                "reviewers",
                environment.reviewerTeams().stream().map(this::reviewer).toList());
        body.put("prevent_self_review", environment.preventSelfReview());
        body.put(
                "deployment_branch_policy",
                environment.branches().isEmpty()
                        ? null
                        : Map.of("protected_branches", false, "custom_branch_policies", true));
        return body;
    }

    private Map<String, Object> reviewer(String team) {
        var id = new TeamCalls(line)
                .find(team)
                .orElseThrow(() -> new GitHubException("There is no team %s to review deployments.".formatted(team)))
                .id();
        return Map.of("type", "Team", "id", id);
    }

    private void putBranches(String repository, Environment environment) {
        var there = policies(repository, environment.name());
        environment.branches().stream()
                .filter(branch -> !there.containsKey(branch))
                .forEach(branch -> line.rest()
                        .post(Map.of("name", branch), BRANCHES, line.login(), repository, environment.name()));
        there.forEach((branch, id) -> {
            if (!environment.branches().contains(branch)) {
                line.rest().delete(BRANCHES + "/{id}", line.login(), repository, environment.name(), id);
            }
        });
    }
}

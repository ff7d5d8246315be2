package io.slipway.provisioning.steps;

import io.slipway.planning.GitHubItem.Repository;
import io.slipway.planning.GitHubItem.Topics;
import io.slipway.provisioning.RunPlan;
import io.slipway.provisioning.Step;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The steps on GitHub. */
@Component
class GitHubSteps {

    private final GitHubWork work;
    private final JsonMapper json;

    GitHubSteps(GitHubWork work, JsonMapper json) {
        this.work = work;
        this.json = json;
    }

    /** One step for each repository; they come first, because Terraform needs their ids. */
    List<Step> repositories(RunPlan plan, Set<String> needs) {
        var items = new DerivedItems(plan, json).beforeTerraform();
        return items.stream()
                .filter(Repository.class::isInstance)
                .map(Repository.class::cast)
                .<Step>map(repository -> new EnsureRepository(
                        repository,
                        items.stream()
                                .filter(Topics.class::isInstance)
                                .map(Topics.class::cast)
                                .filter(topics -> topics.repository().equals(repository.name()))
                                .findFirst()
                                .orElseThrow(),
                        needs,
                        work))
                .toList();
    }

    /** Everything else, once Terraform's outputs are there. */
    List<Step> configuration(RunPlan plan, Set<String> needs) {
        var derived = new DerivedItems(plan, json);
        return List.of(
                new ConfigureGitHub("files", "Files", Set.of("file"), needs, derived, work),
                new ConfigureGitHub("teams", "Teams", Set.of("team", "member", "access"), needs, derived, work),
                new ConfigureGitHub(
                        "environments", "Environments", Set.of("environment"), Set.of("teams"), derived, work),
                new ConfigureGitHub(
                        "variables", "Variables", Set.of("variable"), Set.of("environments"), derived, work),
                new ConfigureGitHub("secrets", "Secrets", Set.of("secret"), Set.of("environments"), derived, work));
    }
}

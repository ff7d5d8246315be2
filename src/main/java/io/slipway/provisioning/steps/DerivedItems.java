package io.slipway.provisioning.steps;

import io.slipway.catalog.Manifest.RepositorySpec;
import io.slipway.organization.Stage;
import io.slipway.planning.GitHubChange;
import io.slipway.planning.GitHubFacts;
import io.slipway.planning.GitHubItem;
import io.slipway.planning.GitHubItems;
import io.slipway.planning.GitHubOutputs;
import io.slipway.planning.LateBound;
import io.slipway.provisioning.RunPlan;
import io.slipway.provisioning.StepContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run makes on GitHub, derived anew with the real ids and outputs. */
record DerivedItems(RunPlan plan, JsonMapper json) {

    /** What needs no output: the repositories and their topics. */
    List<GitHubItem> beforeTerraform() {
        return GitHubItems.of(facts(new GitHubOutputs(Map.of())));
    }

    List<GitHubItem> items(StepContext context) {
        return GitHubItems.of(facts(outputs(context)));
    }

    /** What was signed, to compare with. */
    SignedItems signed(StepContext context) {
        return new SignedItems(changes(), outputs(context).values(SignedItems.texts(changes()), ids(context)));
    }

    private GitHubFacts facts(GitHubOutputs outputs) {
        return new GitHubFacts(
                plan.request(),
                plan.manifest(),
                plan.unit(),
                plan.approved().github().organization(),
                outputs,
                owners());
    }

    /** Those who were signed; who joined the owner team since then was not. */
    private Set<String> owners() {
        var team = GitHubFacts.maintainers(plan.request()) + "/";
        return changes().stream()
                .filter(change ->
                        change.kind().equals("member") && change.name().startsWith(team))
                .map(change -> change.name().substring(team.length()))
                .collect(Collectors.toSet());
    }

    private List<GitHubChange> changes() {
        return plan.approved().github().changes();
    }

    private GitHubOutputs outputs(StepContext context) {
        return new GitHubOutputs(plan.manifest().stages().stream()
                .collect(Collectors.toMap(
                        spec -> Stage.of(spec.stage()), spec -> outputs(context, ApplyTerraform.key(spec.stage())))));
    }

    private Map<String, JsonNode> outputs(StepContext context, String step) {
        return context.outputs(step).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, output -> json.readTree(output.getValue())));
    }

    private LateBound ids(StepContext context) {
        return LateBound.repositories(
                plan.manifest().repositories(plan.request().answers()).stream()
                        .collect(Collectors.toMap(RepositorySpec::key, spec -> id(context, spec))));
    }

    private static String id(StepContext context, RepositorySpec spec) {
        return Objects.requireNonNull(
                context.outputs(EnsureRepository.key(spec.key())).get("id"));
    }
}

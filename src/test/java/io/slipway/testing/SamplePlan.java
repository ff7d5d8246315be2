package io.slipway.testing;

import io.slipway.catalog.Answers;
import io.slipway.catalog.Manifest;
import io.slipway.catalog.Manifest.Made;
import io.slipway.catalog.Manifest.StageSpec;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Stage;
import io.slipway.planning.Action;
import io.slipway.planning.Attribute;
import io.slipway.planning.GitHubChange;
import io.slipway.planning.GitHubFacts;
import io.slipway.planning.GitHubItem;
import io.slipway.planning.GitHubItems;
import io.slipway.planning.GitHubOutputs;
import io.slipway.planning.GitHubPlan;
import io.slipway.planning.Plan;
import io.slipway.planning.StagePlan;
import io.slipway.planning.TerraformChange;
import io.slipway.requests.Request;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The plan that a template of the house leads to, without a GitHub and without a Terraform. */
public final class SamplePlan {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SamplePlan() {}

    public static Plan of(Request request, Manifest manifest, BusinessUnit unit, String digest, Instant madeAt) {
        var facts =
                new GitHubFacts(request, manifest, unit, "acme-ml", new GitHubOutputs(Map.of()), Set.of("katherine"));
        var changes = GitHubItems.of(facts).stream().map(SamplePlan::change).toList();
        var stages = manifest.stages().stream()
                .map(spec -> stage(spec, request.answers(), unit))
                .toList();
        return new Plan(
                1, request.id(), digest, new GitHubPlan("acme-ml", changes), stages, "Terraform 1.11.4", madeAt);
    }

    /** Another plan of the same request, in which one resource less is made and one thing is deleted. */
    public static Plan moved(Plan plan, String digest) {
        var first = plan.stages().getFirst();
        var gone = first.changes().getFirst();
        var changes = IntStream.range(1, first.changes().size())
                .mapToObj(index -> first.changes().get(index))
                .collect(Collectors.toList());
        changes.add(new TerraformChange(Action.DELETE, "terraform_data.old", gone.type(), List.of(), gone.after()));
        var stage = new StagePlan(first.stage(), first.account(), first.root(), changes, first.outputs());
        return new Plan(
                plan.id() + 1, plan.request(), digest, plan.github(), List.of(stage), plan.engine(), plan.madeAt());
    }

    /** What Terraform says of each stage once it has applied. */
    public static Map<Stage, Map<String, JsonNode>> outputs(Request request, Manifest manifest) {
        var outputs = new HashMap<Stage, Map<String, JsonNode>>();
        manifest.stages().forEach(spec -> outputs.put(Stage.of(spec.stage()), outputs(request, manifest, spec)));
        return outputs;
    }

    private static Map<String, JsonNode> outputs(Request request, Manifest manifest, StageSpec spec) {
        var target = spec.root().endsWith("/target");
        var name = request.project() + "-" + spec.stage();
        var roles = manifest.repositories(request.answers()).stream()
                .filter(repository -> repository.environments().stream()
                        .anyMatch(environment -> environment.stage().equals(spec.stage())))
                .collect(Collectors.toMap(
                        Manifest.RepositorySpec::key, repository -> "arn:aws:iam::1:role/" + name + repository.key()));
        var images = "true".equals(request.answers().text("container"))
                        && spec.stage().equals("dev")
                ? Map.of(
                        "inference", "1.dkr.ecr/" + name + "/inference",
                        "processing", "1.dkr.ecr/" + name + "/processing",
                        "training", "1.dkr.ecr/" + name + "/training")
                : Map.of();
        return Map.of(
                "artifact_bucket", JSON.valueToTree(name + "-artifacts"),
                "model_package_group", JSON.valueToTree(target ? "" : name),
                "pipeline_role_arn", JSON.valueToTree(target ? "" : "arn:aws:iam::1:role/" + name + "-pipeline"),
                "event_rule_arn",
                        JSON.valueToTree(
                                spec.root().equals("train-deploy/dev") ? "arn:aws:events::1:rule/" + name : ""),
                "deploy_role_arns", JSON.valueToTree(roles),
                "ecr_repositories", JSON.valueToTree(images),
                "ssm_parameters", JSON.valueToTree(Map.of("/slipway/" + name + "/bucket", name + "-artifacts")),
                "trusts", JSON.valueToTree(List.of()),
                "console_urls", JSON.valueToTree(Map.of("Bucket", "https://console.example/" + name)));
    }

    private static StagePlan stage(StageSpec spec, Answers answers, BusinessUnit unit) {
        var stage = Stage.of(spec.stage());
        var made = spec.makes().stream()
                .filter(thing -> answers.meet(thing.when()))
                .toList();
        var changes = IntStream.range(0, made.size())
                .mapToObj(index -> change(index, made.get(index)))
                .toList();
        return new StagePlan(stage, unit.account(stage), spec.root(), changes, Map.of());
    }

    private static TerraformChange change(int index, Made made) {
        return new TerraformChange(
                Action.CREATE,
                "module.%s.terraform_data.this[%d]".formatted(made.icon(), index),
                "terraform_data",
                List.of(new Attribute("text", null, made.text())),
                JsonNodeFactory.instance.objectNode());
    }

    private static GitHubChange change(GitHubItem item) {
        var attributes = item.values().entrySet().stream()
                .map(value -> new Attribute(value.getKey(), null, value.getValue()))
                .toList();
        return new GitHubChange(Action.CREATE, item.kind(), item.name(), item.note(), attributes);
    }
}

package io.slipway.provisioning.steps;

import io.slipway.catalog.Manifest.RepositorySpec;
import io.slipway.catalog.Manifest.StageSpec;
import io.slipway.planning.Action;
import io.slipway.planning.LateBound;
import io.slipway.planning.PlanComparison;
import io.slipway.planning.StagePlan;
import io.slipway.planning.TerraformInputs;
import io.slipway.provisioning.Outcome;
import io.slipway.provisioning.RunPlan;
import io.slipway.provisioning.Step;
import io.slipway.provisioning.StepContext;
import io.slipway.provisioning.StepContext.Tone;
import io.slipway.terraform.LogLine;
import io.slipway.terraform.ResourceChange;
import io.slipway.terraform.Terraform;
import io.slipway.terraform.TerraformResult;
import io.slipway.terraform.TerraformResult.Applied;
import io.slipway.terraform.TerraformResult.Broken;
import io.slipway.terraform.TerraformResult.Planned;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Ensures the infrastructure of one stage: plans anew with the real ids, and applies that plan only when it is the
 * approved one. After an unclean end it does the same again, so that what was made is adopted and not made twice.
 */
final class ApplyTerraform implements Step {

    private final RunPlan plan;
    private final StageSpec spec;
    private final Terraform terraform;
    private final TerraformInputs inputs;

    ApplyTerraform(RunPlan plan, StageSpec spec, Terraform terraform, TerraformInputs inputs) {
        this.plan = plan;
        this.spec = spec;
        this.terraform = terraform;
        this.inputs = inputs;
    }

    static String key(String stage) {
        return "terraform-" + stage;
    }

    @Override
    public String key() {
        return key(spec.stage());
    }

    @Override
    public String label() {
        return "Terraform " + spec.stage();
    }

    @Override
    public Set<String> needs() {
        return repositories().stream()
                .map(repository -> "repository-" + repository.key())
                .collect(Collectors.toSet());
    }

    @Override
    public Outcome execute(StepContext context) throws InterruptedException {
        var ids = ids(context);
        var job = inputs.run(plan.request(), plan.manifest(), plan.unit(), spec, ids, context.fence());
        var account = approved().account();
        context.log(
                Tone.QUIET,
                "account %s, role %s, region %s".formatted(account.number(), account.role(), account.region()));
        var workspace = terraform.workspace(Long.toString(context.runId()), job);
        return switch (workspace.plan(line -> tell(context, line, 0))) {
            case Planned planned -> apply(context, workspace, planned, new PlanComparison(ids));
            case Broken(var diagnostics) -> throw new StepFailedException("Terraform cannot plan", diagnostics);
            case Applied _ -> throw new IllegalStateException("A plan does not apply");
        };
    }

    private Outcome apply(
            StepContext context, Terraform.Workspace workspace, Planned planned, PlanComparison comparison)
            throws InterruptedException {
        var differences = comparison.differences(approved(), planned.changes());
        if (!differences.isEmpty()) {
            return new Outcome.Rejected("The plan is no longer the signed one and needs a new sign-off: "
                    + String.join("; ", differences.subList(0, Math.min(5, differences.size()))));
        }
        context.log(
                Tone.QUIET,
                "planned again: the same as the signed plan "
                        + plan.approved().digest().substring(0, 8));
        var open = planned.changes().stream().filter(change -> !change.isNoOp()).toList();
        var standing = adopt(context, planned);
        if (open.isEmpty() && planned.changes().stream().noneMatch(ResourceChange::imported)) {
            return done(context, planned.outputs());
        }
        open.forEach(
                change -> context.begin("terraform", name(change.address()), "terraform destroy of this resource"));
        return applied(context, open, workspace.apply(line -> tell(context, line, standing)));
    }

    private Outcome applied(StepContext context, List<ResourceChange> open, TerraformResult result) {
        return switch (result) {
            case Applied(var outputs) -> {
                open.forEach(change -> context.made("terraform", name(change.address())));
                yield done(context, outputs);
            }
            case Broken(var diagnostics) -> throw new StepFailedException("Terraform could not apply", diagnostics);
            case Planned _ -> throw new IllegalStateException("An apply does not plan");
        };
    }

    /** Writes down what an earlier attempt has made. */
    private long adopt(StepContext context, Planned planned) {
        var standing = PlanComparison.standing(approved(), planned.changes());
        planned.changes().stream()
                .filter(ResourceChange::isNoOp)
                .forEach(change -> context.found("terraform", name(change.address())));
        if (standing > 0) {
            context.log(Tone.WAIT, "%d resources stand already and are adopted".formatted(standing));
        }
        context.progress((int) standing, total());
        return standing;
    }

    private Outcome done(StepContext context, Map<String, JsonNode> outputs) {
        context.progress(total(), total());
        return new Outcome.Done(outputs.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString())));
    }

    private void tell(StepContext context, LogLine line, long standing) {
        context.log(Tone.valueOf(line.tone().name()), line.text());
        if (line.done() >= 0) {
            context.progress((int) standing + line.done(), total());
        }
    }

    private int total() {
        return (int) approved().changes().stream()
                .filter(change -> change.action() != Action.NONE)
                .count();
    }

    private String name(String address) {
        return spec.stage() + "/" + address;
    }

    private StagePlan approved() {
        return plan.approved().stages().stream()
                .filter(stage -> stage.stage().key().equals(spec.stage()))
                .findFirst()
                .orElseThrow();
    }

    private LateBound ids(StepContext context) {
        return LateBound.repositories(repositories().stream()
                .collect(Collectors.toMap(RepositorySpec::key, repository -> id(context, repository))));
    }

    private static String id(StepContext context, RepositorySpec repository) {
        return Objects.requireNonNull(
                context.outputs("repository-" + repository.key()).get("id"));
    }

    private List<RepositorySpec> repositories() {
        return plan.manifest().repositories(plan.request().answers());
    }
}

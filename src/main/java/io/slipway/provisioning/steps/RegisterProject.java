package io.slipway.provisioning.steps;

import io.slipway.catalog.Manifest.RepositorySpec;
import io.slipway.catalog.Manifest.StageSpec;
import io.slipway.organization.Stage;
import io.slipway.provisioning.Outcome;
import io.slipway.provisioning.ProjectRegister;
import io.slipway.provisioning.ProjectRegister.MadeProject;
import io.slipway.provisioning.ProjectRegister.MadeRepository;
import io.slipway.provisioning.RunPlan;
import io.slipway.provisioning.Step;
import io.slipway.provisioning.StepContext;
import io.slipway.provisioning.StepContext.Tone;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ensures that the project stands in the books. */
final class RegisterProject implements Step {

    static final String KEY = "project";

    private final RunPlan plan;
    private final Set<String> needs;
    private final ProjectRegister register;
    private final JsonMapper json;

    RegisterProject(RunPlan plan, Set<String> needs, ProjectRegister register, JsonMapper json) {
        this.plan = plan;
        this.needs = needs;
        this.register = register;
        this.json = json;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String label() {
        return "Register the project";
    }

    @Override
    public Set<String> needs() {
        return needs;
    }

    @Override
    public Outcome execute(StepContext context) {
        register.register(new MadeProject(
                plan.request(), plan.approved(), context.runId(), repositories(context), outputs(context)));
        context.log(Tone.GOOD, "%s stands in the books".formatted(plan.request().project()));
        return new Outcome.Done();
    }

    private List<MadeRepository> repositories(StepContext context) {
        return plan.manifest().repositories(plan.request().answers()).stream()
                .map(spec -> repository(spec, context.outputs("repository-" + spec.key())))
                .toList();
    }

    private static MadeRepository repository(RepositorySpec spec, Map<String, String> made) {
        return new MadeRepository(
                spec.key(),
                text(made, "name"),
                Long.parseLong(text(made, "id")),
                text(made, "htmlUrl"),
                text(made, "cloneUrl"));
    }

    private Map<Stage, Map<String, JsonNode>> outputs(StepContext context) {
        return plan.manifest().stages().stream()
                .collect(Collectors.toMap(spec -> Stage.of(spec.stage()), spec -> outputs(context, spec)));
    }

    private Map<String, JsonNode> outputs(StepContext context, StageSpec spec) {
        return context.outputs(ApplyTerraform.key(spec.stage())).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> json.readTree(entry.getValue())));
    }

    private static String text(Map<String, String> made, String name) {
        return Objects.requireNonNull(made.get(name), name);
    }
}

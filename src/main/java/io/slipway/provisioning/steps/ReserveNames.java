package io.slipway.provisioning.steps;

import io.slipway.provisioning.Outcome;
import io.slipway.provisioning.RunPlan;
import io.slipway.provisioning.Step;
import io.slipway.provisioning.StepContext;
import io.slipway.provisioning.StepContext.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Ensures that the project's name, and what is named after it, belongs to this request and no other. */
final class ReserveNames implements Step {

    static final String KEY = "names";

    private final RunPlan plan;
    private final JdbcReservedNames names;

    ReserveNames(RunPlan plan, JdbcReservedNames names) {
        this.plan = plan;
        this.names = names;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String label() {
        return "Reserve the names";
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public Outcome execute(StepContext context) {
        var taken = wanted().stream()
                .filter(name ->
                        !names.reserve(name.kind(), name.name(), plan.request().id()))
                .toList();
        if (!taken.isEmpty()) {
            return new Outcome.Rejected("Another request holds the name %s. Ask again under another name."
                    .formatted(taken.getFirst().name()));
        }
        context.log(Tone.GOOD, "%d names are reserved".formatted(wanted().size()));
        return new Outcome.Done();
    }

    private List<Name> wanted() {
        var request = plan.request();
        var project = request.project().value();
        var wanted = new ArrayList<Name>();
        wanted.add(new Name("project", project));
        plan.manifest()
                .repositories(request.answers())
                .forEach(spec -> wanted.add(new Name("repository", spec.name(project))));
        wanted.add(new Name("team", project + "-maintainers"));
        wanted.add(new Name("team", project + "-approvers"));
        return wanted;
    }

    private record Name(String kind, String name) {}
}

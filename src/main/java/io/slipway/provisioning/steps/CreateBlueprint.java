package io.slipway.provisioning.steps;

import io.slipway.catalog.Catalog;
import io.slipway.organization.BusinessUnits;
import io.slipway.planning.Plans;
import io.slipway.planning.TerraformInputs;
import io.slipway.provisioning.ProjectRegister;
import io.slipway.provisioning.RunPlan;
import io.slipway.provisioning.Step;
import io.slipway.provisioning.engine.Blueprint;
import io.slipway.provisioning.engine.RunRow;
import io.slipway.requests.Requests;
import io.slipway.terraform.Terraform;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The steps that create a project. */
@Component
class CreateBlueprint implements Blueprint {

    private final Requests requests;
    private final Catalog catalog;
    private final BusinessUnits units;
    private final Plans plans;
    private final Terraform terraform;
    private final TerraformInputs inputs;
    private final GitHubSteps github;
    private final JdbcReservedNames names;
    private final ProjectRegister register;
    private final JsonMapper json;

    CreateBlueprint(
            Requests requests,
            Catalog catalog,
            BusinessUnits units,
            Plans plans,
            Terraform terraform,
            TerraformInputs inputs,
            GitHubSteps github,
            JdbcReservedNames names,
            ProjectRegister register,
            JsonMapper json) {
        this.requests = requests;
        this.catalog = catalog;
        this.units = units;
        this.plans = plans;
        this.terraform = terraform;
        this.inputs = inputs;
        this.github = github;
        this.names = names;
        this.register = register;
        this.json = json;
    }

    @Override
    public List<Step> steps(RunRow run) {
        var plan = plan(run);
        var steps = new ArrayList<Step>();
        steps.add(new ReserveNames(plan, names));
        steps.addAll(github.repositories(plan, Set.of(ReserveNames.KEY)));
        var stages = plan.manifest().stages().stream()
                .map(spec -> new ApplyTerraform(plan, spec, terraform, inputs))
                .toList();
        steps.addAll(stages);
        steps.addAll(github.configuration(plan, keys(stages)));
        steps.add(new RegisterProject(plan, keys(steps), register, json));
        steps.add(new TellPeople(plan, requests));
        return steps;
    }

    private RunPlan plan(RunRow run) {
        var request = requests.get(run.request());
        return new RunPlan(
                request,
                catalog.get(request.template()).manifest(),
                units.get(request.businessUnit()),
                plans.find(run.request(), run.digest()).orElseThrow());
    }

    private static Set<String> keys(List<? extends Step> steps) {
        return steps.stream().map(Step::key).collect(Collectors.toSet());
    }
}

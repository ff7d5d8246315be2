package io.slipway.planning;

import io.slipway.aws.AccountClosedException;
import io.slipway.catalog.Manifest;
import io.slipway.catalog.Manifest.StageSpec;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Stage;
import io.slipway.requests.Request;
import io.slipway.terraform.LogLine;
import io.slipway.terraform.Terraform;
import io.slipway.terraform.TerraformResult.Applied;
import io.slipway.terraform.TerraformResult.Broken;
import io.slipway.terraform.TerraformResult.Planned;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes the Terraform part of a plan, one stage at a time. */
@Component
class StagePlanner {

    private static final Terraform.Log UNHEARD = StagePlanner::ignore;

    private final Terraform terraform;
    private final TerraformInputs inputs;

    StagePlanner(Terraform terraform, TerraformInputs inputs) {
        this.terraform = terraform;
        this.inputs = inputs;
    }

    /** @throws PlanRefusedException when Terraform refuses, or the account lets nobody in, with their words */
    StagePlan plan(Request request, Manifest manifest, BusinessUnit unit, StageSpec spec) throws InterruptedException {
        var keys = manifest.repositories(request.answers()).stream()
                .map(Manifest.RepositorySpec::key)
                .toList();
        var sentinels = LateBound.sentinels(keys);
        try {
            return plan(inputs.preview(request, manifest, unit, spec, sentinels), unit, spec, sentinels);
        } catch (AccountClosedException e) {
            throw new PlanRefusedException(spec.stage(), e);
        }
    }

    private StagePlan plan(Terraform.Job job, BusinessUnit unit, StageSpec spec, LateBound sentinels)
            throws InterruptedException {
        return switch (terraform.preview(job, UNHEARD)) {
            case Planned planned -> stagePlan(unit, spec, planned, sentinels);
            case Broken(var diagnostics) -> throw new PlanRefusedException(spec.stage(), diagnostics);
            case Applied _ -> throw new IllegalStateException("A preview never applies");
        };
    }

    private static StagePlan stagePlan(BusinessUnit unit, StageSpec spec, Planned planned, LateBound sentinels) {
        var stage = Stage.of(spec.stage());
        var changes = planned.changes().stream()
                .map(change -> TerraformChanges.read(change, sentinels))
                .toList();
        var outputs = planned.outputs().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> sentinels.named(entry.getValue())));
        return new StagePlan(stage, unit.account(stage), spec.root(), changes, outputs);
    }

    private static void ignore(LogLine line) {}
}

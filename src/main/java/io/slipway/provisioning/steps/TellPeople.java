package io.slipway.provisioning.steps;

import io.slipway.provisioning.Outcome;
import io.slipway.provisioning.RunPlan;
import io.slipway.provisioning.Step;
import io.slipway.provisioning.StepContext;
import io.slipway.provisioning.StepContext.Tone;
import io.slipway.requests.RequestState.Fulfilled;
import io.slipway.requests.Requests;
import java.util.Set;

/** Ensures that the request is fulfilled, which tells whoever listens, in the same transaction. */
final class TellPeople implements Step {

    private final RunPlan plan;
    private final Requests requests;

    TellPeople(RunPlan plan, Requests requests) {
        this.plan = plan;
        this.requests = requests;
    }

    @Override
    public String key() {
        return "notice";
    }

    @Override
    public String label() {
        return "Tell the people";
    }

    @Override
    public Set<String> needs() {
        return Set.of(RegisterProject.KEY);
    }

    @Override
    public Outcome execute(StepContext context) {
        var id = plan.request().id();
        if (!(requests.get(id).state() instanceof Fulfilled)) {
            requests.fulfil(id);
        }
        context.log(
                Tone.GOOD,
                "%s knows that %s is ready"
                        .formatted(plan.request().requester(), plan.request().project()));
        return new Outcome.Done();
    }
}

package io.slipway.planning;

import io.slipway.identity.Person;
import io.slipway.requests.Request;
import io.slipway.requests.RequestPanel;
import io.slipway.requests.RequestState.Draft;
import io.slipway.requests.RequestState.PlanFailed;
import io.slipway.requests.RequestState.Planning;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The plan on a request's page: being made, refused, or there to be read. */
@Component
class PlanPanel implements RequestPanel {

    private final Plans plans;
    private final JdbcPlanningParts parts;

    PlanPanel(Plans plans, JdbcPlanningParts parts) {
        this.plans = plans;
        this.parts = parts;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Optional<Content> content(Request request, Person viewer) {
        return model(request).map(model -> new Content("planning/plan", model, false));
    }

    Optional<PlanModel> model(Request request) {
        var id = request.id().value();
        return switch (request.state()) {
            case Draft _ -> Optional.empty();
            case Planning _ -> Optional.of(new PlanModel(id, parts.of(request.id()), null, null));
            case PlanFailed(var reason) -> Optional.of(new PlanModel(id, List.of(), reason, null));
            default -> plans.newest(request.id()).map(plan -> new PlanModel(id, List.of(), null, PlanView.of(plan)));
        };
    }

    /**
     * What the panel shows; exactly one of the three is there.
     *
     * @param parts how far the plan is that is being made
     * @param refusal why there is none
     */
    record PlanModel(
            long request,
            List<PlanningPart> parts,
            @Nullable String refusal,
            @Nullable PlanView plan) {

        public boolean inProgress() {
            return refusal == null && plan == null;
        }
    }
}

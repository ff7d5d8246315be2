package io.slipway.approvals.web;

import io.slipway.approvals.Approvals;
import io.slipway.identity.Person;
import io.slipway.requests.Request;
import io.slipway.requests.RequestPanel;
import io.slipway.requests.RequestState.AwaitingApproval;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The bar on which an approver decides; it comes last and stays in view. */
@Component
class DecisionPanel implements RequestPanel {

    private final Approvals approvals;

    DecisionPanel(Approvals approvals) {
        this.approvals = approvals;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Optional<Content> content(Request request, Person viewer) {
        return request.state() instanceof AwaitingApproval waiting && approvals.mayDecide(request, viewer)
                ? Optional.of(DecisionForm.of(request, waiting.digest()).content())
                : Optional.empty();
    }
}

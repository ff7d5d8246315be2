package io.slipway.approvals.web;

import io.slipway.approvals.Unusual;
import io.slipway.approvals.Unusual.Mark;
import io.slipway.identity.Person;
import io.slipway.planning.Plans;
import io.slipway.requests.Request;
import io.slipway.requests.RequestPanel;
import io.slipway.requests.RequestState.AwaitingApproval;
import io.slipway.requests.RequestState.Planned;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is unusual about a plan, above the plan, as long as somebody decides about it. */
@Component
class UnusualPanel implements RequestPanel {

    private final Plans plans;
    private final Clock clock;

    UnusualPanel(Plans plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public Optional<Content> content(Request request, Person viewer) {
        return switch (request.state()) {
            case Planned planned -> content(request, planned.digest());
            case AwaitingApproval waiting -> content(request, waiting.digest());
            default -> Optional.empty();
        };
    }

    private Optional<Content> content(Request request, String digest) {
        return plans.find(request.id(), digest)
                .map(plan -> new Marks(Unusual.of(plan, clock.instant())))
                .map(marks -> new Content("approvals/unusual", marks, false));
    }

    /** What the panel shows. */
    record Marks(List<Mark> marks) {}
}

package io.slipway.approvals.web;

import io.slipway.approvals.Approvals;
import io.slipway.approvals.Decision;
import io.slipway.approvals.Decision.Verdict;
import io.slipway.identity.People;
import io.slipway.identity.Person;
import io.slipway.planning.Plans;
import io.slipway.requests.Request;
import io.slipway.requests.RequestPanel;
import io.slipway.requests.RequestState.AwaitingApproval;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Signatures and the digest beside a request. */
@Component
class SignOffPanel implements RequestPanel {

    private final Approvals approvals;
    private final Plans plans;
    private final People people;

    SignOffPanel(Approvals approvals, Plans plans, People people) {
        this.approvals = approvals;
        this.plans = plans;
        this.people = people;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Content> content(Request request, Person viewer) {
        return plans.newest(request.id()).map(plan -> {
            var signatures = approvals.of(request.id()).stream()
                    .map(decision -> new Signature(decision, people.nameOf(decision.by())))
                    .toList();
            var signers = approvals.policy(request).people().stream()
                    .map(people::nameOf)
                    .toList();
            return new Content(
                    "approvals/signatures",
                    new Signatures(
                            plan.digest(),
                            plan.engine(),
                            plan.madeAt(),
                            signatures,
                            String.join(" or ", signers),
                            request.state() instanceof AwaitingApproval),
                    true);
        });
    }

    /**
     * What the panel shows.
     *
     * @param waiting whether a signature is awaited now
     */
    record Signatures(
            String digest, String engine, Instant madeAt, List<Signature> given, String signers, boolean waiting) {

        public String shortDigest() {
            return digest.substring(0, 4) + " " + digest.substring(4, 8);
        }
    }

    /** A decision and the name of who made it. */
    record Signature(Decision decision, String name) {

        public boolean isApproval() {
            return decision.verdict() == Verdict.APPROVE;
        }

        public String step() {
            return isApproval() ? "step--done" : "step--failed";
        }
    }
}

package io.slipway.approvals.web;

import io.slipway.approvals.Approvals;
import io.slipway.approvals.Decision;
import io.slipway.identity.People;
import io.slipway.identity.Person;
import io.slipway.planning.Plan;
import io.slipway.planning.Plans;
import io.slipway.requests.Request;
import io.slipway.requests.RequestPanel;
import io.slipway.requests.RequestStanding;
import io.slipway.requests.RequestState.Draft;
import io.slipway.requests.RequestState.PlanFailed;
import io.slipway.requests.RequestState.Planning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
        return switch (request.state()) {
            case Draft _, Planning _, PlanFailed _ -> Optional.empty();
            default ->
                plans.newest(request.id())
                        .map(plan -> new Content("approvals/signatures", signatures(request, plan), true));
        };
    }

    private Signatures signatures(Request request, Plan plan) {
        var given = approvals.of(request.id()).stream().map(this::signature).toList();
        var signers =
                approvals.policy(request).people().stream().map(people::nameOf).collect(Collectors.joining(" or "));
        return new Signatures(
                plan.digest(),
                plan.engine(),
                plan.madeAt(),
                given,
                signers.isEmpty() ? "Nobody yet; an admin names an approver of the business unit." : signers,
                RequestStanding.of(request.state()).badge());
    }

    private Signature signature(Decision decision) {
        return new Signature(
                people.nameOf(decision.by()),
                decision.isApproval(),
                ShortDigest.of(decision.digest()),
                decision.reason(),
                decision.at());
    }

    /**
     * What the panel shows.
     *
     * @param standing the state of the request, as its badge has it
     */
    record Signatures(
            String digest, String engine, Instant madeAt, List<Signature> given, String signers, String standing) {

        public String shortDigest() {
            return ShortDigest.of(digest);
        }

        /** Whether a signature is awaited now. */
        public boolean isWaiting() {
            return standing.equals("awaiting-approval");
        }

        /** Whether it may be submitted yet. */
        public boolean isAhead() {
            return standing.equals("planned");
        }

        /** Whether nobody said no. */
        public boolean goesOn() {
            return given.stream().allMatch(Signature::isApproval) && !standing.equals("withdrawn");
        }

        /** The step after the signatures: pending, running, done, failed. */
        public String making() {
            return switch (standing) {
                case "approved", "provisioning" -> "running";
                case "fulfilled" -> "done";
                case "failed" -> "failed";
                default -> "pending";
            };
        }
    }

    /** A decision as the chain shows it. */
    record Signature(String name, boolean isApproval, String digest, String reason, Instant at) {

        public String step() {
            return isApproval ? "step--done" : "step--failed";
        }
    }
}

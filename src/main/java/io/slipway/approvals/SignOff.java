package io.slipway.approvals;

import io.slipway.approvals.ApprovalPolicy.AnyOf;
import io.slipway.approvals.Decision.Verdict;
import io.slipway.identity.People;
import io.slipway.identity.Person;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.organization.BusinessUnits;
import io.slipway.requests.Request;
import io.slipway.requests.RequestId;
import io.slipway.requests.RequestState.AwaitingApproval;
import io.slipway.requests.Requests;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sign-offs by the approvers of the business unit. */
@Component
class SignOff implements Approvals {

    private final Requests requests;
    private final BusinessUnits units;
    private final People people;
    private final JdbcDecisions decisions;
    private final Clock clock;

    SignOff(Requests requests, BusinessUnits units, People people, JdbcDecisions decisions, Clock clock) {
        this.requests = requests;
        this.units = units;
        this.people = people;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public ApprovalPolicy policy(Request request) {
        return policy(request, units.get(request.businessUnit()));
    }

    @Override
    public boolean mayDecide(Request request, Person person) {
        return request.state() instanceof AwaitingApproval && policy(request).counts(person.id());
    }

    @Override
    @Transactional
    public Decision approve(RequestId id, Person by, String digest) {
        check(id, by);
        requests.approve(id, by.id(), digest);
        return keep(new Decision(id, by.id(), Verdict.APPROVE, digest, "", clock.instant()));
    }

    /** The reason is judged last: who may not decide at all should hear that. */
    @Override
    @Transactional
    public Decision reject(RequestId id, Person by, String digest, String reason) {
        check(id, by);
        requests.reject(id, by.id(), digest, reason);
        return keep(new Decision(id, by.id(), Verdict.REJECT, digest, reason, clock.instant()));
    }

    @Override
    public List<Decision> of(RequestId request) {
        return decisions.of(request);
    }

    @Override
    public boolean signsSomewhere(UserId person) {
        return !units.signedBy(person).isEmpty();
    }

    @Override
    public List<Request> waitingFor(Person person) {
        var signing = units.signedBy(person.id());
        return signing.isEmpty() ? List.of() : waitingIn(signing, person);
    }

    private List<Request> waitingIn(Set<BusinessUnitKey> signing, Person person) {
        var signedBy = signing.stream().map(units::get).toList();
        return requests.awaitingApproval().stream()
                .filter(request -> signedBy.stream().anyMatch(unit -> counts(person, request, unit)))
                .sorted(Comparator.comparing(SignOff::since)
                        .thenComparing(request -> request.id().value()))
                .toList();
    }

    private static boolean counts(Person person, Request request, BusinessUnit unit) {
        return unit.key().equals(request.businessUnit())
                && policy(request, unit).counts(person.id());
    }

    private static ApprovalPolicy policy(Request request, BusinessUnit unit) {
        return new AnyOf(unit.approvers().stream()
                .filter(person -> !request.isBy(person))
                .toList());
    }

    private static Instant since(Request request) {
        return request.state() instanceof AwaitingApproval waiting ? waiting.since() : request.changedAt();
    }

    private void check(RequestId id, Person by) {
        var request = requests.get(id);
        if (!request.isBy(by.id()) && !policy(request).counts(by.id())) {
            throw new MayNotSignException(id, names(policy(request).people()));
        }
    }

    private Decision keep(Decision decision) {
        decisions.add(decision);
        return decision;
    }

    private String names(List<UserId> approvers) {
        return String.join(" or ", approvers.stream().map(people::nameOf).toList());
    }
}

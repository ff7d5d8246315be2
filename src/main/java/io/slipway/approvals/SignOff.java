package io.slipway.approvals;

import io.slipway.approvals.ApprovalPolicy.AnyOf;
import io.slipway.approvals.Decision.Verdict;
import io.slipway.identity.People;
import io.slipway.identity.Person;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnits;
import io.slipway.requests.Request;
import io.slipway.requests.RequestId;
import io.slipway.requests.RequestState.AwaitingApproval;
import io.slipway.requests.Requests;
import java.time.Clock;
import java.util.List;
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
        var approvers = units.get(request.businessUnit()).approvers().stream()
                .filter(person -> !person.equals(request.requester()))
                .toList();
        return new AnyOf(approvers);
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
    public List<Request> waitingFor(Person person) {
        return requests.awaitingApproval().stream()
                .filter(request -> mayDecide(request, person))
                .toList();
    }

    private void check(RequestId id, Person by) {
        var request = requests.get(id);
        if (!request.requester().equals(by.id()) && !policy(request).counts(by.id())) {
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

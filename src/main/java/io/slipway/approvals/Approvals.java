package io.slipway.approvals;

import io.slipway.identity.Person;
import io.slipway.identity.UserId;
import io.slipway.requests.IllegalTransitionException;
import io.slipway.requests.OtherPlanException;
import io.slipway.requests.OwnRequestException;
import io.slipway.requests.Request;
import io.slipway.requests.RequestId;
import java.util.List;

/** Who signs what. */
public interface Approvals {

    /** The sign-offs that a request needs. */
    ApprovalPolicy policy(Request request);

    /** Whether this person may decide about this request now. */
    boolean mayDecide(Request request, Person person);

    /**
     * Signs the plan of this digest, and begins the run in the same transaction.
     *
     * @throws MayNotSignException when this person's signature does not count
     * @throws OwnRequestException when it is their own request
     * @throws OtherPlanException when the request's plan has another digest by now
     * @throws IllegalTransitionException when it waits for no decision, such as when somebody else was faster
     */
    Decision approve(RequestId request, Person by, String digest);

    /**
     * As {@link #approve}, with the reason in words for the requester.
     *
     * @throws BadReasonException when there is none, or it is too long; last of all, and then nothing is decided
     */
    Decision reject(RequestId request, Person by, String digest, String reason);

    /** The decisions about a request, oldest first. */
    List<Decision> of(RequestId request);

    /** Whether there is a business unit that this person signs for. */
    boolean signsSomewhere(UserId person);

    /** What waits for this person, the longest wait first. */
    List<Request> waitingFor(Person person);
}

package io.slipway.requests;

import io.slipway.identity.UserId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * All requests, and what can happen to one. Every change is one transaction with its {@link RequestEvent}; the row is
 * locked first, so of two at the same instant one wins and the other gets {@link IllegalTransitionException}.
 */
public interface Requests {

    Optional<Request> find(RequestId id);

    /** @throws NoSuchElementException when there is none of that number */
    default Request get(RequestId id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("There is no request " + id));
    }

    /** One page of a list, newest first; a page begins below {@code before}. */
    List<Request> page(Filter filter, long before, int size);

    /** Requests that wait for a signature, the oldest first. */
    List<Request> awaitingApproval();

    /** The plan is there. */
    Request planned(RequestId id, String digest);

    /** The plan could not be made, and why in words for the requester. */
    Request planFailed(RequestId id, String reason);

    Request submit(RequestId id, String digest);

    Request withdraw(RequestId id);

    /**
     * @throws OwnRequestException when {@code by} asked for it
     * @throws OtherPlanException when its plan has another digest
     */
    Request approve(RequestId id, UserId by, String digest);

    /** As {@link #approve}, with the reason in words for the requester. */
    Request reject(RequestId id, UserId by, String digest, String reason);

    Request start(RequestId id);

    Request fulfil(RequestId id);

    Request fail(RequestId id, String reason);

    /** Which requests a list shows. */
    sealed interface Filter {

        record All() implements Filter {}

        record By(UserId requester) implements Filter {}

        /** Those whose project's name holds the text. */
        record Named(String text) implements Filter {}
    }
}

package io.slipway.requests;

import io.slipway.identity.UserId;
import java.time.Instant;

/** Where a {@link Request} stands. Each state carries only what is true in it. */
public sealed interface RequestState {

    /** Being written: answers may miss or be wrong. */
    record Draft() implements RequestState {}

    /** Slipway computes the plan. */
    record Planning(Instant since) implements RequestState {}

    /** The plan could not be made; the answers can be mended, or the plan tried again. */
    record PlanFailed(String reason) implements RequestState {}

    /** The plan is there for the requester to read. */
    record Planned(String digest) implements RequestState {}

    /** Submitted; approvers see exactly the plan of this digest. */
    record AwaitingApproval(String digest, Instant since) implements RequestState {}

    /** Signed; the run is about to begin. */
    record Approved(String digest, UserId by, Instant at) implements RequestState {}

    /** The run goes on. */
    record Provisioning(String digest, UserId by, Instant since) implements RequestState {}

    /** The project is there. */
    record Fulfilled(String digest, UserId by, Instant at) implements RequestState {}

    /** The run stopped; it can be tried again from there. */
    record Failed(String digest, UserId by, String reason) implements RequestState {}

    /** An approver said no. */
    record Rejected(UserId by, String reason, Instant at) implements RequestState {}

    /** The requester took it back. */
    record Withdrawn(Instant at) implements RequestState {}
}

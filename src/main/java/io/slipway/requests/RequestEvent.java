package io.slipway.requests;

/**
 * What happened to a request; published in the same transaction that changed it, so a listener's failure undoes the
 * change.
 */
public sealed interface RequestEvent {

    Request request();

    /** The requester asked to check the plan. */
    record PlanAsked(Request request) implements RequestEvent {}

    /** The plan is there. */
    record PlanReady(Request request) implements RequestEvent {}

    /** The plan could not be made. */
    record PlanRefused(Request request) implements RequestEvent {}

    /** The requester submitted it for approval. */
    record Submitted(Request request) implements RequestEvent {}

    /** The requester took it back. */
    record TakenBack(Request request) implements RequestEvent {}

    /** An approver signed. */
    record Signed(Request request) implements RequestEvent {}

    /** An approver said no. */
    record TurnedDown(Request request) implements RequestEvent {}

    /** The run began, or goes on after a failure. */
    record Started(Request request) implements RequestEvent {}

    /** The project is there. */
    record Done(Request request) implements RequestEvent {}

    /** The run stopped. */
    record Stopped(Request request) implements RequestEvent {}
}

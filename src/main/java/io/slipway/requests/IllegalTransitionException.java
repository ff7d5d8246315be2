package io.slipway.requests;

/** A request is not where it would have to be for what was asked of it; somebody else may have been faster. */
public final class IllegalTransitionException extends RuntimeException {

    private final RequestId id;
    private final transient RequestState state;

    IllegalTransitionException(RequestId id, RequestState state, String what) {
        super("%s is %s and cannot be %s".formatted(id, state.getClass().getSimpleName(), what));
        this.id = id;
        this.state = state;
    }

    public RequestId request() {
        return id;
    }

    /** Where the request stands instead. */
    public RequestState state() {
        return state;
    }
}

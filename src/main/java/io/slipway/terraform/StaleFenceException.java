package io.slipway.terraform;

/** Somebody with a newer claim works on the state. */
class StaleFenceException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    StaleFenceException(String state, long fence) {
        super("State %s is refused under claim %d: a newer claim works on it".formatted(state, fence));
    }
}

package io.slipway.requests;

/** The plan changed since it was shown. */
public final class OtherPlanException extends RuntimeException {

    private final RequestId id;

    OtherPlanException(RequestId id) {
        super("The plan of %s changed since it was shown".formatted(id));
        this.id = id;
    }

    public RequestId request() {
        return id;
    }
}

package io.slipway.requests;

/** The plan changed since it was shown. */
public final class OtherPlanException extends RuntimeException {

    OtherPlanException(RequestId id) {
        super("The plan of %s changed since it was shown".formatted(id));
    }
}

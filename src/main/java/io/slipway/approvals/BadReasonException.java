package io.slipway.approvals;

/** A decision came without its reason, or with one that is too long; the message says how to mend it. */
public final class BadReasonException extends RuntimeException {

    BadReasonException(String message) {
        super(message);
    }
}

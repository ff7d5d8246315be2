package io.slipway.aws;

/** An account, or something in it, cannot be had; the message says which, why, and what to do. */
public class AccountClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccountClosedException(String message) {
        super(message);
    }
}

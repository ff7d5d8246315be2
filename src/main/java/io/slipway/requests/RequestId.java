package io.slipway.requests;

/** The number of a request; people see {@code R-142}. */
public record RequestId(long value) {

    @Override
    public String toString() {
        return "R-" + value;
    }
}

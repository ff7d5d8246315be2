package io.slipway.web;

import java.util.Objects;

/** There is no such page; the message says what was looked for, for the person. Becomes a 404. */
public final class NotFoundException extends RuntimeException {

    public NotFoundException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}

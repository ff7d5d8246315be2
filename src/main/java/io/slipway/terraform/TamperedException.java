package io.slipway.terraform;

/** A state or plan that is not what was put away. */
class TamperedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    TamperedException(String name) {
        super("'%s' was changed, or encrypted with another key".formatted(name));
    }

    TamperedException(String name, Exception cause) {
        super("'%s' was changed, or encrypted with another key".formatted(name), cause);
    }
}

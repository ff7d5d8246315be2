package io.slipway.requests;

/** Nobody signs their own request. */
public final class OwnRequestException extends RuntimeException {

    private final RequestId id;

    OwnRequestException(RequestId id) {
        super("%s is one's own request; somebody else signs it".formatted(id));
        this.id = id;
    }

    public RequestId request() {
        return id;
    }
}

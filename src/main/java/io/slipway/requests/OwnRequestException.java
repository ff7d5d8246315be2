package io.slipway.requests;

/** Nobody signs their own request. */
public final class OwnRequestException extends RuntimeException {

    OwnRequestException(RequestId id) {
        super("%s is one's own request; somebody else signs it".formatted(id));
    }
}

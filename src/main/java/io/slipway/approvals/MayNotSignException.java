package io.slipway.approvals;

import io.slipway.requests.RequestId;

/** Somebody tried to sign who may not; the message says who may. */
public final class MayNotSignException extends RuntimeException {

    MayNotSignException(RequestId id, String who) {
        super("%s is signed by %s.".formatted(id, who));
    }
}

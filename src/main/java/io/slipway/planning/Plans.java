package io.slipway.planning;

import io.slipway.requests.RequestId;
import java.util.Optional;

/** All plans; one is never changed, only followed by a newer one. */
public interface Plans {

    /** The newest plan of a request. */
    Optional<Plan> newest(RequestId request);

    /** The plan of a request that has this digest. */
    Optional<Plan> find(RequestId request, String digest);
}

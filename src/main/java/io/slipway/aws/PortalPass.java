package io.slipway.aws;

import java.util.Optional;

/** What an account must know of this portal to let it in. */
public interface PortalPass {

    /** The ARN of the role or user that the portal is; empty when AWS does not tell now. */
    Optional<String> principal();

    /** What the portal shows at the door of every account. */
    String externalId();

    /** The AWS organization that all accounts belong to: {@code o-…}; empty when nobody said. */
    Optional<String> organization();
}

package io.slipway.approvals;

import io.slipway.identity.UserId;
import io.slipway.requests.RequestId;
import java.time.Instant;

/**
 * What somebody decided about the plan of one digest.
 *
 * @param reason empty for an approval without one
 */
public record Decision(RequestId request, UserId by, Verdict verdict, String digest, String reason, Instant at) {

    /** @throws IllegalArgumentException for a rejection without a reason */
    public Decision {
        if (verdict == Verdict.REJECT && reason.isBlank()) {
            throw new IllegalArgumentException("A rejection says why");
        }
    }

    /** Yes or no. */
    public enum Verdict {
        APPROVE,
        REJECT
    }
}

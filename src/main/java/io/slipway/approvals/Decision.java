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

    /** How many characters a reason may have. */
    public static final int LONGEST_REASON = 1_000;

    /** @throws BadReasonException for a rejection without a reason, and for a reason that is too long */
    public Decision {
        if (verdict == Verdict.REJECT && reason.isBlank()) {
            throw new BadReasonException("Say why; the requester reads it first.");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new BadReasonException("Say it in at most %d characters.".formatted(LONGEST_REASON));
        }
    }

    public boolean isApproval() {
        return verdict == Verdict.APPROVE;
    }

    /** Yes or no. */
    public enum Verdict {
        APPROVE,
        REJECT
    }
}

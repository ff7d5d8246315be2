package io.slipway.github;

import java.time.Instant;

/** GitHub asks to come again later (primary or secondary rate limit). */
public final class GitHubBusyException extends GitHubException {

    private final transient Instant until;

    public GitHubBusyException(String message, Instant until) {
        super(message);
        this.until = until;
    }

    /** Not before this. */
    public Instant until() {
        return until;
    }
}

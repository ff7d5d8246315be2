package io.slipway.github;

import java.time.Instant;

/** When the organization may be asked again; shared by everybody who asks. */
interface Budget {

    /**
     * Takes the next turn for a change and waits for it.
     *
     * @throws GitHubBusyException when that would take too long
     */
    void takeTurn(String organization);

    /** @throws GitHubBusyException while GitHub wants to be left alone */
    void requireOpen(String organization);

    /** GitHub wants to be left alone until then. */
    void close(String organization, Instant until);
}

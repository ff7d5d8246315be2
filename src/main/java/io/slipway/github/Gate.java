package io.slipway.github;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;

/** What each call passes on its way out, and each refusal on its way back. */
final class Gate {

    private final String organization;
    private final Budget budget;
    private final Refusals refusals;

    Gate(String organization, Budget budget, Clock clock) {
        this.organization = organization;
        this.budget = budget;
        this.refusals = new Refusals(clock);
    }

    /** Changes wait for their turn; nothing goes out while GitHub wants to be left alone. */
    void leave(String method) {
        if (method.equals("GET")) {
            budget.requireOpen(organization);
        } else {
            budget.takeTurn(organization);
        }
    }

    GitHubException refusal(Reply reply) {
        var refusal = refusals.of(reply);
        if (refusal instanceof GitHubBusyException busy) {
            budget.close(organization, busy.until());
        }
        return refusal;
    }

    GitHubException unreachable(URI address, IOException cause) {
        return new GitHubException("GitHub cannot be reached at %s.".formatted(address.getAuthority()), cause);
    }
}

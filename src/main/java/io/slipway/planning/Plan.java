package io.slipway.planning;

import io.slipway.requests.RequestId;
import java.time.Instant;
import java.util.List;

/**
 * Everything a request will do, as it was shown and signed.
 *
 * @param digest SHA-256 in hexadecimal over the canonical JSON (RFC 8785) of what the plan says
 * @param engine what computed the Terraform part: {@code Terraform 1.11.4}
 */
public record Plan(
        long id,
        RequestId request,
        String digest,
        GitHubPlan github,
        List<StagePlan> stages,
        String engine,
        Instant madeAt) {

    public Plan {
        stages = List.copyOf(stages);
    }

    /** How many things are created, everywhere. */
    public long creations() {
        return count(Action.CREATE);
    }

    /** How many changes of one kind of action, everywhere. */
    public long count(Action action) {
        return github.count(action)
                + stages.stream().mapToLong(stage -> stage.count(action)).sum();
    }
}

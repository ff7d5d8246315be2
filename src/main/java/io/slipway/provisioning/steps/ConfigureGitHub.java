package io.slipway.provisioning.steps;

import io.slipway.planning.GitHubItem;
import io.slipway.provisioning.Outcome;
import io.slipway.provisioning.Step;
import io.slipway.provisioning.StepContext;
import java.util.Set;

/**
 * Ensures all items of some kinds, exactly as they were signed.
 *
 * @param kinds of items, such as {@code team}
 */
record ConfigureGitHub(
        String key, String label, Set<String> kinds, Set<String> needs, DerivedItems derived, GitHubWork work)
        implements Step {

    @Override
    public Outcome execute(StepContext context) {
        return work.attempt(() -> ensure(context));
    }

    private Outcome ensure(StepContext context) {
        var items = derived.items(context);
        var differences = derived.signed(context).differences(items);
        if (!differences.isEmpty()) {
            return new Outcome.Rejected("The plan changed since it was signed: " + String.join("; ", differences));
        }
        return work.ensure(context, items.stream().filter(this::isMine).toList());
    }

    private boolean isMine(GitHubItem item) {
        return kinds.contains(item.kind());
    }
}

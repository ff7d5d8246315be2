package io.slipway.publishing.web;

import io.slipway.publishing.Choice;
import io.slipway.publishing.PublishPlan;
import java.util.List;

/**
 * What publishing would do, repository by repository.
 *
 * @param problem why nothing can be said; empty when it can
 * @param digest of what is shown; what is published is that, or nothing
 * @param work how many repositories would be written to at most
 */
record DifferenceView(String problem, String digest, List<RepositoryView> repositories, boolean conflicts, int work) {

    static DifferenceView of(PublishPlan plan) {
        return new DifferenceView(
                "",
                plan.digest(),
                plan.repositories().stream().map(RepositoryView::of).toList(),
                plan.hasConflicts(),
                plan.work(Choice.OURS).size());
    }

    static DifferenceView unknown(String problem) {
        return new DifferenceView(problem, "", List.of(), false, 0);
    }

    /** {@code Publish 2 repositories}. */
    public String deed() {
        return work == 1 ? "Publish 1 repository" : "Publish %d repositories".formatted(work);
    }
}

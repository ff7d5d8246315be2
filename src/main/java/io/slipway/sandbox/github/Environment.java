package io.slipway.sandbox.github;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An environment of a repository.
 *
 * @param protectedBranches whether only protected branches may deploy
 * @param customBranchPolicies whether only branches that match a policy may deploy; both absent: any branch
 */
record Environment(
        long id,
        long repositoryId,
        String name,
        int waitTimer,
        boolean preventSelfReview,
        @Nullable Boolean protectedBranches,
        @Nullable Boolean customBranchPolicies,
        Instant createdAt,
        Instant updatedAt) {

    boolean isRestrictedToBranches() {
        return protectedBranches != null && customBranchPolicies != null;
    }

    boolean hasCustomBranchPolicies() {
        return Boolean.TRUE.equals(customBranchPolicies);
    }
}

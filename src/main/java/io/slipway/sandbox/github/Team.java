package io.slipway.sandbox.github;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A team of the organization.
 *
 * @param privacy {@code closed} for all to see, {@code secret} for its members
 */
record Team(
        long id,
        String slug,
        String name,
        @Nullable String description,
        String privacy,
        Instant createdAt,
        Instant updatedAt) {}

package io.slipway.sandbox.github;

import java.time.Instant;

/**
 * A person on GitHub; everybody here is a member of the organization.
 *
 * @param role {@code admin} for an owner, else {@code member}
 */
record User(long id, String login, String name, String role, Instant createdAt) {}

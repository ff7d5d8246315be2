package io.slipway.provisioning.engine;

/** The right to carry out a run, until somebody takes it over with a higher token. */
record Claim(long run, long token) {}

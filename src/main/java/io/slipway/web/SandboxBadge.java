package io.slipway.web;

/** Says on every page that nothing is real; only the sandbox has one. */
public interface SandboxBadge {

    /** What it means, in one sentence. */
    String meaning();
}

package io.slipway.organization;

import java.util.Set;

/** Knows which machines projects can ask for. Implemented by whoever knows the templates. */
public interface AskedMachines {

    /** The instance types that a published template offers to train on. */
    Set<String> offered();

    /** Those among them that somebody gets who changes nothing. */
    Set<String> usual();
}

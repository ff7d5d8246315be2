package io.slipway.planning;

/** What a plan does to one thing. */
public enum Action {
    CREATE,
    UPDATE,
    DELETE,
    NONE
}

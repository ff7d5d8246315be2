package io.slipway.approvals.web;

import io.slipway.planning.Action;
import io.slipway.planning.Plan;

/** How much a plan does, everywhere. */
record Counts(long creates, long updates, long deletes) {

    static final Counts NONE = new Counts(0, 0, 0);

    static Counts of(Plan plan) {
        return new Counts(plan.count(Action.CREATE), plan.count(Action.UPDATE), plan.count(Action.DELETE));
    }
}

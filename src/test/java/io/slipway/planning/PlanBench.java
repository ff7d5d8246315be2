package io.slipway.planning;

import io.slipway.requests.RequestId;

/** Makes plans when a test says so, as the work in the background does. */
public final class PlanBench {

    private final Planner planner;

    PlanBench(Planner planner) {
        this.planner = planner;
    }

    public void plan(RequestId request) {
        try {
            planner.plan(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

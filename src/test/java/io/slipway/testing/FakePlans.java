package io.slipway.testing;

import io.slipway.planning.Plan;
import io.slipway.planning.Plans;
import io.slipway.requests.RequestId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plans as a test says. */
public final class FakePlans implements Plans {

    private final List<Plan> plans = new CopyOnWriteArrayList<>();

    public Plan add(Plan plan) {
        plans.addFirst(plan);
        return plan;
    }

    public void clear() {
        plans.clear();
    }

    @Override
    public Optional<Plan> newest(RequestId request) {
        return plans.stream().filter(plan -> plan.request().equals(request)).findFirst();
    }

    @Override
    public Optional<Plan> find(RequestId request, String digest) {
        return plans.stream()
                .filter(plan -> plan.request().equals(request))
                .filter(plan -> plan.digest().equals(digest))
                .findFirst();
    }
}

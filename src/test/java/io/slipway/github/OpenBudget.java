package io.slipway.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A budget without an end that remembers when GitHub wanted to be left alone. */
final class OpenBudget implements Budget {

    private final List<Instant> closings = new ArrayList<>();
    private int turns;

    int turns() {
        return turns;
    }

    List<Instant> closings() {
        return List.copyOf(closings);
    }

    @Override
    public void takeTurn(String organization) {
        turns++;
    }

    @Override
    public void requireOpen(String organization) {}

    @Override
    public void close(String organization, Instant until) {
        closings.add(until);
    }
}

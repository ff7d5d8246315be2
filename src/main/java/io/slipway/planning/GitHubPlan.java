package io.slipway.planning;

import java.util.List;

/** All changes on GitHub, in the order in which they are made. */
public record GitHubPlan(String organization, List<GitHubChange> changes) {

    public GitHubPlan {
        changes = List.copyOf(changes);
    }

    /** How many changes of one kind of action. */
    public long count(Action action) {
        return changes.stream().filter(change -> change.action() == action).count();
    }
}

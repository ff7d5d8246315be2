package io.slipway.publishing.web;

import io.slipway.publishing.RepositoryPlan.State;

/** Where a repository stands, on a badge. */
record Wording(String badge, String label) {

    static Wording of(State state) {
        return switch (state) {
            case NEW -> new Wording("draft", "Not there");
            case CHANGED -> new Wording("planned", "Newer here");
            case CONFLICT -> new Wording("waiting", "Changed there");
            case UNMARKED -> new Wording("planned", "Not marked");
            case UNCHANGED -> new Wording("done", "Up to date");
            case NEWER_THERE -> new Wording("waiting", "Newer there");
            case SAME_VERSION -> new Wording("failed", "Other files");
        };
    }
}

package io.slipway.requests;

import io.slipway.identity.Person;
import java.util.Optional;

/** A part of a request's page that another module contributes: the plan, the sign-off, the run. */
public interface RequestPanel {

    /** Where it stands: smaller comes first. */
    int order();

    /** What to show for this request to this person; empty for nothing. */
    Optional<Content> content(Request request, Person viewer);

    /**
     * A fragment and what it shows.
     *
     * @param template the page whose fragment {@code panel(model)} is shown: {@code planning/plan}
     * @param aside whether it stands beside the main column
     */
    record Content(String template, Object model, boolean aside) {}
}

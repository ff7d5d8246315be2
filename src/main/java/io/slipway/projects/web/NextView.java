package io.slipway.projects.web;

import io.slipway.github.GitHub.Workflow;
import io.slipway.projects.web.ProjectView.Named;
import io.slipway.web.Crumb;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to do in a project.
 *
 * @param groups where models are registered, by stage
 * @param problem why GitHub says nothing; empty when it does
 */
record NextView(String project, List<Named> groups, List<Entry> repositories, String problem) {

    public List<Crumb> crumbs() {
        return List.of(
                new Crumb("Projects", "/projects"),
                new Crumb(project, "/projects/" + project),
                Crumb.here("What to do next"));
    }

    /**
     * What one repository says of itself.
     *
     * @param firstChange the chapter of its README as HTML; null when it has none
     */
    record Entry(
            String name,
            String href,
            List<Workflow> workflows,
            @Nullable String firstChange) {}
}

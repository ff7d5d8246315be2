package io.slipway.projects;

import io.slipway.identity.Person;
import io.slipway.requests.ProjectName;
import java.util.List;
import java.util.Optional;

/** All projects. */
public interface Projects {

    Optional<Project> find(ProjectName name);

    /**
     * One page of what a person may see, newest first, of projects numbered below {@code before}.
     *
     * @param named a part of the name; empty for all
     */
    List<Project> page(Person viewer, String named, long before, int size);

    /** Whether a person may see a project: its business unit's people, whoever asked for it, and admins. */
    boolean maySee(Project project, Person viewer);
}

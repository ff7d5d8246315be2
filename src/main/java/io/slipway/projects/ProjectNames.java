package io.slipway.projects;

import io.slipway.catalog.Manifest;
import io.slipway.organization.BusinessUnit;
import io.slipway.requests.NameCheck;
import io.slipway.requests.ProjectName;
import java.util.List;
import org.springframework.stereotype.Component;

/** Knows the names of the projects that there are. */
@Component
class ProjectNames implements NameCheck {

    private final Projects projects;

    ProjectNames(Projects projects) {
        this.projects = projects;
    }

    @Override
    public List<String> problems(ProjectName name, BusinessUnit unit, Manifest manifest) {
        return projects.find(name).isPresent()
                ? List.of("There is a project %s already. Choose another name.".formatted(name))
                : List.of();
    }
}

package io.slipway.projects.web;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import io.slipway.catalog.Catalog;
import io.slipway.identity.CurrentUser;
import io.slipway.organization.BusinessUnits;
import io.slipway.projects.Project;
import io.slipway.projects.Projects;
import io.slipway.requests.ProjectName;
import io.slipway.web.NotFoundException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The pages of projects. */
@Controller
class ProjectController {

    private static final int PAGE = 25;

    private final Projects projects;
    private final ProjectViews views;
    private final NextSteps nextSteps;
    private final Catalog catalog;
    private final BusinessUnits units;
    private final CurrentUser currentUser;

    ProjectController(
            Projects projects,
            ProjectViews views,
            NextSteps nextSteps,
            Catalog catalog,
            BusinessUnits units,
            CurrentUser currentUser) {
        this.projects = projects;
        this.views = views;
        this.nextSteps = nextSteps;
        this.catalog = catalog;
        this.units = units;
        this.currentUser = currentUser;
    }

    @GetMapping("/projects")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            Model model) {
        var found = projects.page(currentUser.get(), q.strip(), before, PAGE + 1);
        var page = found.subList(0, Math.min(PAGE, found.size()));
        var rows = page.stream()
                .map(project -> ProjectCard.of(project, units.get(project.businessUnit()), catalog))
                .toList();
        var last = found.size() <= PAGE ? null : page.getLast().id();
        model.addAttribute("projects", new ProjectList(q.strip(), rows, last, before != Long.MAX_VALUE));
        return "projects/list";
    }

    @GetMapping("/projects/{name}")
    String show(@PathVariable String name, Model model) {
        model.addAttribute("project", views.view(mine(name)));
        return "projects/project";
    }

    /** What the repositories say of themselves; GitHub is asked. */
    @GetMapping("/projects/{name}/next")
    String next(@PathVariable String name, Model model) {
        model.addAttribute("next", nextSteps.of(mine(name)));
        return "projects/next";
    }

    @HxRequest
    @GetMapping("/projects/{name}/next")
    String nextInThePage(@PathVariable String name, Model model) {
        next(name, model);
        return "projects/next :: next";
    }

    private Project mine(String name) {
        return named(name)
                .filter(found -> projects.maySee(found, currentUser.get()))
                .orElseThrow(() -> new NotFoundException("There is no project of that name."));
    }

    private Optional<Project> named(String name) {
        try {
            return projects.find(new ProjectName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * One page of projects.
     *
     * @param last the number of the last one, when there may be more
     */
    record ProjectList(
            String q, List<ProjectCard> rows, @Nullable Long last, boolean continued) {

        public boolean isEmpty() {
            return rows.isEmpty();
        }

        @Nullable
        public String older() {
            return last == null
                    ? null
                    : link().queryParam("before", last).encode().toUriString();
        }

        @Nullable
        public String newer() {
            return continued ? link().encode().toUriString() : null;
        }

        private UriComponentsBuilder link() {
            var link = UriComponentsBuilder.fromPath("/projects");
            return q.isEmpty() ? link : link.queryParam("q", q);
        }
    }
}

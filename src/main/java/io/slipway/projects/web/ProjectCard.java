package io.slipway.projects.web;

import io.slipway.catalog.Catalog;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Stage;
import io.slipway.projects.Project;
import java.time.Instant;
import java.util.List;

/** A project in a list. */
record ProjectCard(String name, String unit, String template, List<String> stages, int repositories, Instant madeAt) {

    static ProjectCard of(Project project, BusinessUnit unit, Catalog catalog) {
        var manifest = catalog.get(project.template()).manifest();
        return new ProjectCard(
                project.name().value(),
                unit.name(),
                "%s v%d".formatted(manifest.name(), project.template().version()),
                project.outputs().keySet().stream().sorted().map(Stage::key).toList(),
                project.repositories().size(),
                project.madeAt());
    }
}

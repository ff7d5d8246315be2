package io.slipway.projects.web;

import io.slipway.approvals.Approvals;
import io.slipway.approvals.Decision;
import io.slipway.catalog.Catalog;
import io.slipway.identity.People;
import io.slipway.organization.BusinessUnits;
import io.slipway.planning.Plans;
import io.slipway.planning.StagePlan;
import io.slipway.planning.TerraformChange;
import io.slipway.projects.Project;
import io.slipway.projects.web.ProjectView.Named;
import io.slipway.projects.web.ProjectView.Resource;
import io.slipway.projects.web.ProjectView.SignedBy;
import io.slipway.projects.web.ProjectView.StageView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts together what a project's page shows. */
@Component
class ProjectViews {

    private static final String PARAMETERS = "ssm_parameters";
    private static final String CONSOLE = "console_urls";

    /** Outputs that have a place of their own, or none on this page. */
    private static final Set<String> ELSEWHERE = Set.of(PARAMETERS, CONSOLE, "trusts");

    private final Plans plans;
    private final Catalog catalog;
    private final BusinessUnits units;
    private final Approvals approvals;
    private final People people;

    ProjectViews(Plans plans, Catalog catalog, BusinessUnits units, Approvals approvals, People people) {
        this.plans = plans;
        this.catalog = catalog;
        this.units = units;
        this.approvals = approvals;
        this.people = people;
    }

    ProjectView view(Project project) {
        var plan = plans.find(project.request(), project.digest()).orElseThrow();
        var unit = units.get(project.businessUnit());
        var github = GitHubPart.of(project, plan.github(), people);
        var repositories =
                project.repositories().stream().map(github::repository).toList();
        var environments = github.environments(unit);
        var stages = plan.stages().stream().map(stage -> stage(project, stage)).toList();
        return new ProjectView(
                project,
                unit.name(),
                "%s v%d"
                        .formatted(
                                catalog.get(project.template()).manifest().name(),
                                project.template().version()),
                people.nameOf(project.requester()),
                signatures(project),
                repositories,
                stages,
                environments,
                PictureLayout.draw(project, plan, environments));
    }

    private List<SignedBy> signatures(Project project) {
        return approvals.of(project.request()).stream()
                .filter(Decision::isApproval)
                .map(this::signedBy)
                .toList();
    }

    private SignedBy signedBy(Decision decision) {
        return new SignedBy(
                people.nameOf(decision.by()),
                decision.at(),
                decision.digest().substring(0, 4) + " " + decision.digest().substring(4, 8));
    }

    private static StageView stage(Project project, StagePlan plan) {
        var outputs = project.outputs().getOrDefault(plan.stage(), Map.of());
        var named = outputs.entrySet().stream()
                .filter(output -> !ELSEWHERE.contains(output.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(output -> named(output.getKey(), output.getValue()))
                .toList();
        var resources = plan.changes().stream().map(ProjectViews::resource).toList();
        return new StageView(
                plan.stage().key(),
                plan.account().number().value(),
                plan.account().region(),
                named,
                entries(outputs.get(PARAMETERS)),
                entries(outputs.get(CONSOLE)),
                resources);
    }

    private static List<Named> entries(@Nullable JsonNode output) {
        return output instanceof ObjectNode object
                ? object.properties().stream()
                        .map(entry -> new Named(entry.getKey(), entry.getValue().asString()))
                        .toList()
                : List.of();
    }

    private static Resource resource(TerraformChange change) {
        return new Resource(change.type(), change.address());
    }

    /** Texts, and maps of texts; longer things are on the plan's page. */
    private static Stream<Named> named(String name, JsonNode value) {
        if (value.isString()) {
            return value.stringValue().isEmpty()
                    ? Stream.empty()
                    : Stream.of(new Named(words(name), value.stringValue()));
        }
        return value instanceof ObjectNode object
                ? object.properties().stream()
                        .filter(entry -> entry.getValue().isString())
                        .map(entry -> new Named(
                                words(name) + " · " + entry.getKey(),
                                entry.getValue().stringValue()))
                : Stream.empty();
    }

    private static String words(String name) {
        return name.replace('_', ' ').replace("arns", "").replace("arn", "").strip();
    }
}

package io.slipway.catalog.web;

import io.slipway.catalog.Manifest.EnvironmentSpec;
import io.slipway.catalog.Manifest.Made;
import io.slipway.catalog.Manifest.RepositorySpec;
import io.slipway.catalog.Manifest.StageSpec;
import io.slipway.catalog.Parameter;
import io.slipway.catalog.TemplateVersion;
import io.slipway.web.Crumb;
import java.util.List;
import java.util.Locale;

/** Everything about one template: what it asks and what it makes. */
record TemplatePage(
        String key,
        String name,
        String summary,
        String description,
        int version,
        String repositoryCount,
        List<Question> questions,
        List<Repository> repositories,
        List<Stage> stages,
        String signs,
        List<Version> versions) {

    static TemplatePage of(TemplateVersion shown, List<TemplateVersion> all) {
        var manifest = shown.manifest();
        var wording = new Wording(manifest);
        return new TemplatePage(
                shown.id().template().value(),
                manifest.name(),
                manifest.summary(),
                manifest.description(),
                shown.id().version(),
                RepositoryCount.of(manifest).words(),
                manifest.parameters().stream().map(Question::of).toList(),
                manifest.repositories().stream()
                        .map(spec -> Repository.of(spec, wording))
                        .toList(),
                manifest.stages().stream().map(spec -> Stage.of(spec, wording)).toList(),
                "Any one approver of the business unit, never the requester",
                all.stream().map(Version::of).toList());
    }

    public List<Crumb> crumbs() {
        return List.of(new Crumb("Templates", "/templates"), Crumb.here(name));
    }

    /** One question of the form. */
    record Question(String label, String kind, String hint, boolean needed, List<Parameter.Choice.Option> options) {

        static Question of(Parameter parameter) {
            var options = parameter instanceof Parameter.Choice choice
                    ? choice.options()
                    : List.<Parameter.Choice.Option>of();
            var needed = parameter.required();
            return new Question(parameter.label(), Wording.kind(parameter), parameter.hint(), needed, options);
        }
    }

    /** A repository that is made, with what guards its environments. */
    record Repository(
            String name,
            String description,
            String from,
            String condition,
            List<Environment> environments,
            List<String> variables,
            List<String> secrets,
            List<String> files) {

        static Repository of(RepositorySpec spec, Wording wording) {
            return new Repository(
                    spec.name("‹project›"),
                    wording.text(spec.description()),
                    spec.from(),
                    wording.condition(spec.when()),
                    spec.environments().stream().map(Environment::of).toList(),
                    List.copyOf(spec.variables().keySet()),
                    spec.secrets(),
                    List.copyOf(spec.files().keySet()));
        }
    }

    /** A GitHub environment and who lets deployments through. */
    record Environment(String stage, String reviewers, String branches, List<String> names) {

        static Environment of(EnvironmentSpec spec) {
            return new Environment(
                    spec.stage(),
                    spec.approved() ? "the project's approvers review" : "no review",
                    spec.branches().isEmpty() ? "any branch" : "from " + String.join(", ", spec.branches()),
                    List.copyOf(spec.variables().keySet()));
        }
    }

    /** What is made in the account of a stage. */
    record Stage(String key, String root, List<Item> items) {

        static Stage of(StageSpec spec, Wording wording) {
            var items =
                    spec.makes().stream().map(made -> Item.of(made, wording)).toList();
            return new Stage(spec.stage(), spec.root(), items);
        }
    }

    /** One thing that is made. */
    record Item(String icon, String text, String note) {

        static Item of(Made made, Wording wording) {
            var condition = wording.condition(made.when());
            return new Item(
                    made.icon(),
                    wording.text(made.text()),
                    condition.isEmpty() ? wording.text(made.note()) : condition);
        }
    }

    /** A version of the template. */
    record Version(int number, String status) {

        static Version of(TemplateVersion version) {
            return new Version(version.id().version(), version.status().name().toLowerCase(Locale.ROOT));
        }
    }
}

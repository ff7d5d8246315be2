package io.slipway.requests.web;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.Manifest;
import io.slipway.catalog.Manifest.ApprovalSpec;
import io.slipway.catalog.Manifest.Condition;
import io.slipway.catalog.Manifest.EnvironmentSpec;
import io.slipway.catalog.Manifest.Made;
import io.slipway.catalog.Manifest.RepositorySpec;
import io.slipway.catalog.Manifest.StageSpec;
import io.slipway.catalog.Parameter;
import io.slipway.catalog.Parameter.Choice.Option;
import io.slipway.catalog.TemplateKey;
import io.slipway.catalog.TemplateVersion;
import io.slipway.catalog.TemplateVersion.Status;
import io.slipway.catalog.TemplateVersionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A catalog with one template that asks a question of each kind, and an unpublished version of it. */
final class SampleTemplate implements Catalog {

    static final TemplateVersion PUBLISHED = version(1, Status.PUBLISHED);
    private static final TemplateVersion DRAFT = version(2, Status.DRAFT);

    @Override
    public List<TemplateVersion> published() {
        return List.of(PUBLISHED);
    }

    @Override
    public Optional<TemplateVersion> newest(TemplateKey template) {
        return Optional.of(PUBLISHED).filter(version -> version.id().template().equals(template));
    }

    @Override
    public List<TemplateVersion> versions(TemplateKey template) {
        return List.of(DRAFT, PUBLISHED);
    }

    @Override
    public Optional<TemplateVersion> find(TemplateVersionId id) {
        return List.of(DRAFT, PUBLISHED).stream()
                .filter(version -> version.id().equals(id))
                .findFirst();
    }

    @Override
    public Optional<String> yaml(TemplateVersionId id) {
        return Optional.empty();
    }

    private static TemplateVersion version(int number, Status status) {
        return new TemplateVersion(
                new TemplateVersionId(new TemplateKey("sample"), number),
                status,
                new Manifest(
                        "Sample of all",
                        "Asks everything once.",
                        "Asks everything once.",
                        parameters(),
                        repositories(),
                        List.of(stage("dev"), stage("prod")),
                        new ApprovalSpec("business-unit-approvers")));
    }

    private static List<Parameter> parameters() {
        return List.of(
                new Parameter.Choice(
                        "inference",
                        "How will it answer?",
                        "",
                        true,
                        "real-time",
                        List.of(
                                new Option("real-time", "Real-time", "In milliseconds."),
                                new Option("batch", "Batch", "On a schedule."))),
                new Parameter.Flag("container", "Bring your own container", "Adds a repository.", "false"),
                new Parameter.Team("team", "Owner team", "A team on GitHub.", true, ""),
                new Parameter.GitHubUser("lead", "Second maintainer", "", false, ""),
                new Parameter.Whole("budget", "Monthly budget", "In USD.", true, "500", 50, 20_000),
                new Parameter.Text(
                        "cost-centre",
                        "Cost centre",
                        "",
                        true,
                        "",
                        8,
                        8,
                        "[A-Z]{2}-\\d{5}",
                        "Write two letters, a dash and five digits, like RB-44120."));
    }

    private static List<RepositorySpec> repositories() {
        return List.of(repository("training", null), repository("container", new Condition("container", "true")));
    }

    private static RepositorySpec repository(String key, @Nullable Condition when) {
        return new RepositorySpec(
                key,
                key,
                "model-" + key,
                "",
                when,
                List.of(new EnvironmentSpec("dev", false, List.of(), new TreeMap<>(Map.of("A", "1")), List.of("S"))),
                new TreeMap<>(Map.of("B", "2", "C", "3")),
                List.of(),
                new TreeMap<>());
    }

    private static StageSpec stage(String stage) {
        return new StageSpec(
                stage,
                "sample/" + stage,
                List.of(),
                List.of(
                        new Made("bucket", "${project}-artifacts-${account}", "encrypted", null),
                        new Made("pulse", "Endpoint", null, new Condition("inference", "real-time"))));
    }
}

package io.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/**
 * Each way to make a project, from the form to a clone. Leaves each template repository's first clone in
 * {@code target/template-projects/<template repository>/}, for whoever runs the repository's own tests there.
 */
@Tag("templates")
class TemplateProjectsTests {

    private static final Path LEFT = Path.of("target", "template-projects").toAbsolutePath();
    private static final Pattern VARIABLE = Pattern.compile("vars\\.([A-Z0-9_]+)");

    /** Those that people may set. */
    private static final Set<String> OPTIONAL = Set.of("REQUIRE_SIGNATURE");

    @TempDir
    private static Path folder;

    private static Portal portal;

    @BeforeAll
    static void open() throws Exception {
        FileSystemUtils.deleteRecursively(LEFT);
        portal = Portal.start(folder.resolve("home"), Portal.freePort());
    }

    @AfterAll
    static void close() throws InterruptedException {
        portal.stop();
    }

    static Stream<Variant> variants() {
        return Stream.of(
                new Variant(
                        "train-deploy",
                        "churn-live",
                        Map.of("inference", "real-time", "container", "true", "instance-type", "ml.m5.large"),
                        Map.of(
                                "training", "model-training",
                                "realtime", "model-deployment-realtime",
                                "container", "container-build")),
                new Variant(
                        "train-deploy",
                        "churn-nightly",
                        Map.of("inference", "batch", "instance-type", "ml.m5.large"),
                        Map.of("training", "model-training", "batch", "model-deployment-batch")),
                new Variant(
                        "pipeline-promotion",
                        "fraud-rings",
                        Map.of("schedule", "daily"),
                        Map.of("pipeline", "pipeline-promotion")),
                new Variant(
                        "train",
                        "first-steps",
                        Map.of("instance-type", "ml.m5.large"),
                        Map.of("training", "model-training")),
                new Variant(
                        "llm-train",
                        "claims-writer",
                        Map.of(
                                "base-model",
                                "qwen2.5-0.5b-instruct",
                                "method",
                                "sft",
                                "instance-type",
                                "ml.g5.2xlarge"),
                        Map.of("llm", "llm-training")));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void becomesRepositoriesThatSayWhichProjectTheyAre(Variant variant) throws Exception {
        make(variant);

        for (var suffix : variant.templates().keySet()) {
            var clone = clone(variant.project() + "-" + suffix);
            assertThat(clone.resolve("slipway.yaml"))
                    .content()
                    .contains("project: \"%s\"".formatted(variant.project()));
            assertThat(clone.resolve(".github/CODEOWNERS")).content().contains("@acme-ml/customer-insights");
            assertThat(clone.resolve("catalog-info.yaml"))
                    .content()
                    .contains("name: \"%s-%s\"".formatted(variant.project(), suffix), "owner: \"customer-insights\"");
            leave(variant.templates().getOrDefault(suffix, ""), clone);
        }
    }

    private static void make(Variant variant) throws InterruptedException {
        var ada = portal.visitor("ada");
        var request = ada.ask(variant.form());
        ada.submit(request);
        portal.visitor("grace").approve(request);
        ada.await("/requests/" + request, body -> body.contains("Fulfilled"));
    }

    private static Path clone(String repository) throws IOException, InterruptedException {
        var place = folder.resolve(repository);
        var url = portal.at("/github/acme-ml/%s.git".formatted(repository)).toString();
        var log = folder.resolve("git.log").toFile();
        var git = new ProcessBuilder("git", "clone", "--quiet", url, place.toString())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        assertThat(git.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(git.exitValue()).as(Files.readString(log.toPath())).isZero();
        return place;
    }

    private static void leave(String template, Path clone) throws IOException {
        var place = LEFT.resolve(template);
        if (!Files.exists(place)) {
            FileSystemUtils.copyRecursively(clone, place);
            var name = clone.getFileName().toString();
            var variables = variables(name);
            assertThat(variables.everywhere()).containsKeys("PROJECT_NAME", "BUSINESS_UNIT", "AWS_REGION");
            assertThat(variables.environments().values())
                    .isNotEmpty()
                    .allSatisfy(values -> assertThat(values)
                            .containsKeys("AWS_ACCOUNT_ID", "AWS_REGION", "DEPLOY_ROLE_ARN")
                            .allSatisfy(
                                    (_, value) -> assertThat(value).isNotBlank().doesNotContain("«", "${")));
            assertThat(variables.names())
                    .as("what the workflows of %s read", name)
                    .containsAll(read(clone));
        }
    }

    /** The variables that the workflows of a repository read. */
    private static Set<String> read(Path clone) throws IOException {
        var names = new TreeSet<String>();
        try (var workflows = Files.list(clone.resolve(".github/workflows"))) {
            for (var workflow : workflows.toList()) {
                VARIABLE.matcher(Files.readString(workflow)).results().forEach(found -> names.add(found.group(1)));
            }
        }
        names.removeAll(OPTIONAL);
        return names;
    }

    private static Variables variables(String repository) {
        var github = new SandboxGitHub(portal);
        var environments = new TreeMap<String, SortedMap<String, String>>();
        for (var environment : github.environments(repository)) {
            environments.put(environment, github.variables(repository, environment));
        }
        return new Variables(github.variables(repository), environments);
    }

    /** A way to ask. */
    private record Variant(
            String template, String project, Map<String, String> answers, Map<String, String> templates) {

        Map<String, String> form() {
            var form = new HashMap<>(answers);
            form.putAll(Map.of(
                    "template", template,
                    "business-unit", "retail-banking",
                    "project", project,
                    "reason", "To see what a newcomer gets on the first day.",
                    "team", "customer-insights",
                    "monthly-budget", "500",
                    "cost-centre", "RB-44120"));
            return form;
        }

        @Override
        public String toString() {
            return String.join(" ", List.of(project, "from", template));
        }
    }

    /** What Slipway set, by environment. */
    private record Variables(
            SortedMap<String, String> everywhere, SortedMap<String, SortedMap<String, String>> environments) {

        Set<String> names() {
            return Stream.concat(Stream.of(everywhere), environments.values().stream())
                    .flatMap(values -> values.keySet().stream())
                    .collect(Collectors.toSet());
        }
    }
}

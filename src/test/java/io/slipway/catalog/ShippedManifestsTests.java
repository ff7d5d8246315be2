package io.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.Manifest.Answered;
import io.slipway.catalog.Manifest.EnvironmentSpec;
import io.slipway.catalog.Manifest.RepositorySpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

class ShippedManifestsTests {

    private static final Map<String, String> COMMON =
            Map.of("team", "customer-insights", "monthly-budget", "500", "cost-centre", "RB-44120");

    static Stream<String> keys() {
        return Stream.of("train-deploy", "pipeline-promotion", "train", "llm-train");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void keepTheSchemaAndTheRules(String key) {
        assertThat(Manifests.shipped(key).id()).hasToString(key + "@1");
    }

    @Test
    void useEveryKindOfParameter() {
        var kinds = keys().flatMap(key -> Manifests.shipped(key).manifest().parameters().stream())
                .map(Object::getClass)
                .distinct();

        assertThat(kinds).containsExactlyInAnyOrder(Parameter.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void areCompleteWithWhatTheFormShowsFirst(String key) {
        var manifest = Manifests.shipped(key).manifest();
        var submitted = new HashMap<>(COMMON);
        manifest.parameters().forEach(parameter -> submitted.putIfAbsent(parameter.name(), parameter.initial()));

        assertThat(manifest.read(submitted)).isInstanceOf(Answered.Complete.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            real-time | false | training, realtime
            real-time | true  | training, realtime, container
            batch     | false | training, batch
            batch     | true  | training, batch, container
            """)
    void trainDeployFollowsItsAnswers(String inference, String container, String keys) {
        var answers = Answers.of(Map.of("inference", inference, "container", Boolean.valueOf(container)));

        var repositories = Manifests.shipped("train-deploy").manifest().repositories(answers);

        assertThat(repositories).extracting(RepositorySpec::key).containsExactly(keys.split(", "));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void letNothingReachProdUnreviewed(String key) {
        var prod = Manifests.shipped(key).manifest().repositories().stream()
                .flatMap(repository -> repository.environments().stream())
                .filter(environment -> environment.stage().equals("prod"));

        assertThat(prod)
                .allMatch(EnvironmentSpec::approved)
                .allMatch(environment -> environment.branches().equals(List.of("main")));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void tellEachCloneWhichProjectItIs(String key) {
        assertThat(Manifests.shipped(key).manifest().repositories())
                .allSatisfy(repository -> assertThat(repository.files().get("slipway.yaml"))
                        .contains(
                                "project: \"${project}\"",
                                "dev: \"${account.dev}\"",
                                "${repository." + repository.key()));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void generateFromRepositoriesThatExist(String key) {
        assertThat(Manifests.shipped(key).manifest().repositories())
                .allMatch(repository ->
                        new ClassPathResource("template-repos/%s/README.md".formatted(repository.from())).exists());
    }
}

package io.slipway.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.slipway.organization.Stage;
import io.slipway.planning.GitHubItem.Environment;
import io.slipway.planning.GitHubItem.Member;
import io.slipway.planning.GitHubItem.ProjectFile;
import io.slipway.planning.GitHubItem.Repository;
import io.slipway.planning.GitHubItem.Secret;
import io.slipway.planning.GitHubItem.Variable;
import io.slipway.testing.Churn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GitHubItemsTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void makesOnlyTheRepositoriesThatTheAnswersLeadTo() {
        assertThat(of(Repository.class, Map.of()))
                .extracting(Repository::name)
                .containsExactly("churn-training", "churn-realtime");
    }

    @Test
    void marksWhatItMakes() {
        assertThat(of(Repository.class, Map.of()))
                .allMatch(repository -> repository.description().endsWith(" · Slipway R-7"));
    }

    @Test
    void namesOutputsThatAreNotKnownYet() {
        assertThat(variable("churn-training", "dev", "ARTIFACT_BUCKET", Map.of()))
                .isEqualTo("«output artifact_bucket of dev»");
        assertThat(variable("churn-realtime", "prod", "DEPLOY_ROLE_ARN", Map.of()))
                .isEqualTo("«output deploy_role_arns.realtime of prod»");
    }

    @Test
    void fillsInOutputsThatAreKnown() {
        var outputs = Map.of(Stage.DEV, Churn.outputs(Stage.DEV));

        assertThat(variable("churn-training", "dev", "ARTIFACT_BUCKET", outputs))
                .isEqualTo("churn-artifacts-dev");
        assertThat(variable("churn-training", "dev", "DEPLOY_ROLE_ARN", outputs))
                .endsWith("churn-training-dev");
    }

    @Test
    void namesOutputsThatTerraformKnowsOnlyLater() {
        var outputs = Map.of(Stage.DEV, Map.of("artifact_bucket", JSON.<JsonNode>valueToTree(JsonTexts.UNKNOWN)));

        assertThat(variable("churn-training", "dev", "ARTIFACT_BUCKET", outputs))
                .isEqualTo("«output artifact_bucket of dev»");
    }

    @Test
    void knowsTheAccountOfEachStage() {
        assertThat(variable("churn-realtime", "prod", "AWS_ACCOUNT_ID", Map.of()))
                .isEqualTo("777788889999");
    }

    @Test
    void letsOwnersRequesterAndLeadMaintainAndTheUnitsApproversReview() {
        assertThat(of(Member.class, Map.of()))
                .extracting(GitHubItem::name)
                .containsExactly(
                        "churn-maintainers/ada",
                        "churn-maintainers/barbara",
                        "churn-maintainers/katherine",
                        "churn-approvers/grace",
                        "churn-approvers/linus");
    }

    @Test
    void guardsOnlyTheStagesThatNeedAnApproval() {
        assertThat(of(Environment.class, Map.of()))
                .contains(
                        new Environment("churn-realtime", "preprod", List.of(), false, List.of("main")),
                        new Environment("churn-realtime", "prod", List.of("churn-approvers"), true, List.of("main")));
    }

    @Test
    void tellsEachRepositoryItsProject() {
        assertThat(of(ProjectFile.class, Map.of()))
                .filteredOn(file -> file.name().equals("churn-training/slipway.yaml"))
                .singleElement()
                .extracting(ProjectFile::content)
                .asString()
                .contains("project: \"churn\"", "request: \"R-7\"", "prod: \"777788889999\"");
    }

    @Test
    void namesSecretsAndNothingElseOfThem() {
        assertThat(of(Secret.class, Map.of()))
                .contains(new Secret("churn-realtime", "prod", "SIGNING_KEY"))
                .allMatch(secret -> secret.values().isEmpty());
    }

    @Test
    void leavesWorkflowsAndShellsAlone() {
        assertThat(placeholders().fill("${{ github.ref }} ${HOME} $PATH ${project}"))
                .isEqualTo("${{ github.ref }} ${HOME} $PATH churn");
    }

    @Test
    void letsNoAnswerLeaveItsQuotes() {
        var request = Churn.request(Map.of("team", "x\"\nadmin: \\true"));
        var texts = new Placeholders(facts(request, Map.of()), null);

        assertThat(texts.fillFile("slipway.yaml", "team: \"${answer.team}\"")).startsWith("team: \"x\\\"");
        assertThat(texts.fillFile("README.md", "${answer.team}")).startsWith("x\"");
    }

    @Test
    void refusesPlaceholdersThatMeanNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> placeholders().fill("${colour}"))
                .withMessageContaining("${colour}");
        assertThatIllegalArgumentException().isThrownBy(() -> placeholders().fill("${account}"));
        assertThatIllegalArgumentException().isThrownBy(() -> placeholders().fill("${repository.unknown}"));
    }

    private static Placeholders placeholders() {
        return new Placeholders(facts(Churn.request(), Map.of()), null);
    }

    private static String variable(
            String repository, String environment, String name, Map<Stage, Map<String, JsonNode>> outputs) {
        return of(Variable.class, outputs).stream()
                .filter(variable -> variable.repository().equals(repository)
                        && variable.environment().equals(environment)
                        && variable.variable().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static <T extends GitHubItem> List<T> of(Class<T> kind, Map<Stage, Map<String, JsonNode>> outputs) {
        return GitHubItems.of(facts(Churn.request(), outputs)).stream()
                .flatMap(item -> kind.isInstance(item) ? Stream.of(kind.cast(item)) : Stream.empty())
                .toList();
    }

    private static GitHubFacts facts(io.slipway.requests.Request request, Map<Stage, Map<String, JsonNode>> outputs) {
        return new GitHubFacts(
                request,
                Churn.manifest(),
                Churn.unit(),
                "acme-ml",
                new GitHubOutputs(outputs),
                Set.of("ada", "barbara"));
    }
}

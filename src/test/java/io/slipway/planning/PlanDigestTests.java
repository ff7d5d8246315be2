package io.slipway.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.Answers;
import io.slipway.catalog.TemplateKey;
import io.slipway.catalog.TemplateVersionId;
import io.slipway.organization.Account;
import io.slipway.organization.AccountNumber;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.organization.Stage;
import io.slipway.requests.ProjectName;
import io.slipway.requests.Request;
import io.slipway.testing.Churn;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanDigestTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final PlanDigest DIGESTS = new PlanDigest(JSON);
    private static final Account ACCOUNT = account("111122223333", "eu-west-1");

    /** Each differs from {@link #whole} in one thing. */
    static Stream<Arguments> changes() {
        return Stream.of(
                change("the template", all -> all.asking(request("batch-scoring", "retail-banking", "churn", 500L))),
                change("the business unit", all -> all.asking(request("train-deploy", "fraud", "churn", 500L))),
                change("the project", all -> all.asking(request("train-deploy", "retail-banking", "churn-2", 500L))),
                change("an answer", all -> all.asking(request("train-deploy", "retail-banking", "churn", 501L))),
                change("the organization", all -> all.on(new GitHubPlan("other", all.github.changes()))),
                change("a GitHub variable", all -> all.on(github(variable("REGION", "eu-west-2")))),
                change("what a variable was", all -> all.on(github(updated("REGION", "was", "eu-west-1")))),
                change("one variable more", all -> all.on(github(variable("REGION", "eu-west-1"), variable("B", "b")))),
                change("no variable", all -> all.on(github())),
                change("the account", all -> all.in(stage(account("444455556666", "eu-west-1"), bucket("a")))),
                change("the region", all -> all.in(stage(account("111122223333", "eu-central-1"), bucket("a")))),
                change("an attribute", all -> all.in(stage(ACCOUNT, bucket("b")))),
                change("an action", all -> all.in(stage(ACCOUNT, deleted()))),
                change("a resource more", all -> all.in(stage(ACCOUNT, bucket("a"), deleted()))),
                change(
                        "a stage more",
                        all -> new Whole(
                                all.request, all.github, List.of(all.stages.getFirst(), all.stages.getFirst()))),
                change(
                        "the root",
                        all -> all.in(new StagePlan(
                                Stage.DEV,
                                ACCOUNT,
                                "train/dev",
                                all.stages.getFirst().changes(),
                                Map.of()))),
                change(
                        "an output",
                        all -> all.in(new StagePlan(
                                Stage.DEV,
                                ACCOUNT,
                                "train-deploy/dev",
                                all.stages.getFirst().changes(),
                                Map.of("artifact_bucket", JSON.valueToTree("x"))))));
    }

    @Test
    void isSha256InHexadecimal() {
        assertThat(whole().digest()).matches("[0-9a-f]{64}");
    }

    @Test
    void theSamePlanHasTheSameDigest() {
        assertThat(whole().digest()).isEqualTo(whole().digest());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void anotherPlanHasAnotherDigest(String what, UnaryOperator<Whole> change) {
        assertThat(change.apply(whole()).digest()).isNotEqualTo(whole().digest());
    }

    @Test
    void noTwoPlansShareADigest() {
        var digests = changes()
                .map(arguments -> arguments.get()[1])
                .map(PlanDigestTests::operator)
                .map(change -> change.apply(whole()).digest())
                .toList();

        assertThat(digests).doesNotHaveDuplicates().doesNotContain(whole().digest());
    }

    @Test
    void theOrderOfAMapSaysNothing() {
        var forth = values("name", "a", "tags", "t", "zone", "z");
        var back = values("zone", "z", "tags", "t", "name", "a");

        assertThat(whole().in(stage(ACCOUNT, created(forth), forth)).digest())
                .isEqualTo(whole().in(stage(ACCOUNT, created(back), back)).digest());
    }

    @Test
    void theOrderOfStagesAndChangesCounts() {
        var forth = github(variable("A", "a"), variable("B", "b"));
        var back = github(variable("B", "b"), variable("A", "a"));

        assertThat(whole().on(forth).digest()).isNotEqualTo(whole().on(back).digest());
    }

    @Test
    void whenItWasAskedSaysNothing() {
        var asked = Churn.request();
        var later = new Request(
                asked.id(),
                asked.requester(),
                asked.template(),
                asked.wish(),
                asked.state(),
                Churn.NOON,
                Churn.NOON.plusSeconds(60),
                9);

        assertThat(whole().asking(later).digest())
                .isEqualTo(whole().asking(asked).digest());
    }

    @Test
    void everyLetterCounts() {
        assertThat(Stream.of("ä", "a\u0308", "a", "A", "a ", "", "\u0000", "💸", "\"", "\\")
                        .map(name -> whole().in(stage(ACCOUNT, bucket(name))).digest()))
                .doesNotHaveDuplicates();
    }

    private static Arguments change(String what, UnaryOperator<Whole> change) {
        return Arguments.of(what, change);
    }

    @SuppressWarnings("unchecked")
    private static UnaryOperator<Whole> operator(Object argument) {
        return (UnaryOperator<Whole>) argument;
    }

    private static Whole whole() {
        return new Whole(
                request("train-deploy", "retail-banking", "churn", 500L),
                github(variable("REGION", "eu-west-1")),
                List.of(stage(ACCOUNT, bucket("a"))));
    }

    private static Request request(String template, String unit, String project, long budget) {
        var usual = Churn.request();
        return new Request(
                usual.id(),
                usual.requester(),
                new TemplateVersionId(new TemplateKey(template), 1),
                new BusinessUnitKey(unit),
                new ProjectName(project),
                Answers.of(Map.of("monthly-budget", budget)),
                usual.reason(),
                usual.state(),
                Churn.NOON,
                Churn.NOON,
                1);
    }

    private static GitHubPlan github(GitHubChange... changes) {
        return new GitHubPlan("acme-ml", List.of(changes));
    }

    private static GitHubChange variable(String name, String value) {
        return new GitHubChange(
                Action.CREATE, "variable", "churn/" + name, "", List.of(new Attribute("value", null, value)));
    }

    private static GitHubChange updated(String name, String before, String value) {
        return new GitHubChange(
                Action.CREATE, "variable", "churn/" + name, "", List.of(new Attribute("value", before, value)));
    }

    private static StagePlan stage(Account account, TerraformChange... changes) {
        return new StagePlan(Stage.DEV, account, "train-deploy/dev", List.of(changes), Map.of());
    }

    private static StagePlan stage(Account account, TerraformChange change, Map<String, JsonNode> outputs) {
        return new StagePlan(Stage.DEV, account, "train-deploy/dev", List.of(change), outputs);
    }

    private static TerraformChange bucket(String name) {
        return created(values("name", name));
    }

    private static TerraformChange created(Map<String, JsonNode> values) {
        return new TerraformChange(
                Action.CREATE, "terraform_data.bucket", "terraform_data", List.of(), JSON.valueToTree(values));
    }

    private static TerraformChange deleted() {
        return new TerraformChange(
                Action.DELETE,
                "terraform_data.bucket",
                "terraform_data",
                List.of(),
                JSON.valueToTree(new HashMap<>(Map.of("name", "a"))));
    }

    private static Map<String, JsonNode> values(String... pairs) {
        var values = new LinkedHashMap<String, JsonNode>();
        for (var i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], JSON.valueToTree(pairs[i + 1]));
        }
        return values;
    }

    private static Account account(String number, String region) {
        return new Account(new AccountNumber(number), region, "slipway");
    }

    /** All that is signed. */
    record Whole(Request request, GitHubPlan github, List<StagePlan> stages) {

        String digest() {
            return DIGESTS.of(request, github, stages);
        }

        Whole asking(Request other) {
            return new Whole(other, github, stages);
        }

        Whole on(GitHubPlan other) {
            return new Whole(request, other, stages);
        }

        Whole in(StagePlan other) {
            return new Whole(request, github, List.of(other));
        }
    }
}

package io.slipway.provisioning.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.github.GitHub.Permission;
import io.slipway.github.GitHubBusyException;
import io.slipway.github.GitHubException;
import io.slipway.organization.Stage;
import io.slipway.planning.Action;
import io.slipway.planning.Attribute;
import io.slipway.planning.GitHubChange;
import io.slipway.planning.GitHubFacts;
import io.slipway.planning.GitHubItem;
import io.slipway.planning.GitHubItems;
import io.slipway.planning.GitHubOutputs;
import io.slipway.planning.GitHubPlan;
import io.slipway.planning.Plan;
import io.slipway.provisioning.Outcome;
import io.slipway.provisioning.RunPlan;
import io.slipway.provisioning.Step;
import io.slipway.testing.Churn;
import io.slipway.testing.FakeGitHub;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GitHubStepsTests {

    private final FakeGitHub github = new FakeGitHub();
    private final RecordingContext context = new RecordingContext();
    private final RunPlan plan = plan(Map.of());
    private final GitHubSteps steps = new GitHubSteps(
            new GitHubWork(github, new GitHubMaker(github), Clock.fixed(Churn.NOON, ZoneOffset.UTC)),
            JsonMapper.shared());

    @Test
    void hasOneStepForEachRepositoryAndAFewForTheRest() {
        assertThat(steps.repositories(plan, Set.of("names")))
                .extracting(Step::key)
                .containsExactly("repository-training", "repository-realtime");
        assertThat(steps.configuration(plan, Set.of("terraform-dev")))
                .extracting(Step::key)
                .containsExactly("files", "teams", "environments", "variables", "secrets");
    }

    @Test
    void makesARepositoryFromItsTemplate() throws Exception {
        var outcome = repository().execute(context);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.outputs())
                                .containsEntry("name", "churn-training")
                                .containsEntry("id", id("churn-training"))
                                .containsKeys("htmlUrl", "cloneUrl"));
        assertThat(github.repository("churn-training").orElseThrow().topics())
                .containsExactlyInAnyOrder("slipway", "retail-banking", "train-deploy");
        assertThat(context.made()).containsExactly("repository churn-training", "topics churn-training");
    }

    @Test
    void waitsForGitHubToCopyTheFiles() throws Exception {
        github.copying(true);

        assertThat(repository().execute(context)).isInstanceOf(Outcome.NotYet.class);
        assertThat(github.changes()).containsExactly("generate churn-training");

        github.copying(false);
        assertThat(repository().execute(context)).isInstanceOf(Outcome.Done.class);
        assertThat(github.changes()).containsExactly("generate churn-training", "topics churn-training");
    }

    @Test
    void leavesTheRepositoryOfSomebodyElseAlone() throws Exception {
        github.add("churn-training", "Made by hand");

        assertThat(repository().execute(context))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.reason())
                                .startsWith(
                                        "There is a repository churn-training on GitHub that this request did not make."));
        assertThat(github.changes()).isEmpty();
        assertThat(context.begun()).isEmpty();
    }

    @Test
    void adoptsARepositoryWhoseRecordWasLost() throws Exception {
        context.dieAfter("repository churn-training");
        assertThatExceptionOfType(RecordingContext.Death.class)
                .isThrownBy(() -> repository().execute(context));

        assertThat(repository().execute(context)).isInstanceOf(Outcome.Done.class);
        assertThat(github.changes()).containsExactly("generate churn-training", "topics churn-training");
        assertThat(context.found()).contains("repository churn-training");
    }

    @Test
    void configuresEverythingThatWasSigned() throws Exception {
        runAll();

        assertThat(github.members("churn-maintainers")).containsExactlyInAnyOrder("ada", "barbara", "katherine");
        assertThat(github.members("churn-approvers")).containsExactlyInAnyOrder("grace", "linus");
        assertThat(github.permission("churn-maintainers", "churn-training")).contains(Permission.MAINTAIN);
        assertThat(github.permission("churn-approvers", "churn-realtime")).contains(Permission.PULL);
        assertThat(github.environment("churn-realtime", "prod").orElseThrow().reviewerTeams())
                .containsExactly("churn-approvers");
        assertThat(github.environmentVariables("churn-training", "dev"))
                .containsEntry("ARTIFACT_BUCKET", "churn-artifacts-dev");
        assertThat(github.environmentVariables("churn-realtime", "prod"))
                .containsEntry("DEPLOY_ROLE_ARN", "arn:aws:iam::1:role/churn-realtime-prod");
        assertThat(github.file("churn-training", "slipway.yaml").orElseThrow()).contains("churn-artifacts-dev");
    }

    @Test
    void makesSecretsThatNobodySees() throws Exception {
        runAll();

        var secret = github.openedSecrets("churn-realtime/preprod").getOrDefault("SIGNING_KEY", "");
        assertThat(Base64.getDecoder().decode(secret)).hasSize(32);
        assertThat(github.openedSecrets("churn-realtime/prod")).doesNotContainValue(secret);
        assertThat(context.lines()).noneMatch(line -> line.contains(secret));
    }

    @Test
    void doesNothingTwice() throws Exception {
        runAll();
        var changes = github.changes();

        runAll();

        assertThat(github.changes()).isEqualTo(changes).doesNotHaveDuplicates();
        assertThat(context.found()).hasSameElementsAs(new HashSet<>(context.made()));
    }

    @Test
    void goesOnAfterEachPossibleDeath() throws Exception {
        runAll();

        for (var change : context.made()) {
            var world = new GitHubStepsTests();
            world.context.dieAfter(change);

            assertThatExceptionOfType(RecordingContext.Death.class).isThrownBy(world::runAll);
            world.runAll();

            assertThat(world.github.changes()).containsExactlyElementsOf(github.changes());
            assertThat(world.context.found()).contains(change);
        }
    }

    @Test
    void comesBackWhenGitHubIsLessBusy() throws Exception {
        github.failNext(new GitHubBusyException("Slow down.", Churn.NOON.plusSeconds(37)));

        assertThat(repository().execute(context))
                .isEqualTo(new Outcome.NotYet(Duration.ofSeconds(37), "GitHub asks to slow down"));
    }

    @Test
    void leavesOtherFailuresToTheEngine() {
        github.failNext(new GitHubException("GitHub has trouble of its own (502)."));

        assertThatExceptionOfType(GitHubException.class)
                .isThrownBy(() -> repository().execute(context));
    }

    @Test
    void changesNothingWhenThePlanIsAnotherThanTheSigned() throws Exception {
        runRepositories();
        terraformIsDone();
        context.done("terraform-prod", Map.of());
        var before = github.changes();

        for (var step : steps.configuration(plan, Set.of())) {
            assertThat(step.execute(context))
                    .isInstanceOfSatisfying(
                            Outcome.Rejected.class,
                            rejected ->
                                    assertThat(rejected.reason()).startsWith("The plan changed since it was signed: "));
        }
        assertThat(github.changes()).isEqualTo(before);
    }

    @Test
    void stopsAtAKnownValueThatCameOutDifferently() throws Exception {
        var signed = plan(outputs());
        runRepositories();
        terraformIsDone();
        context.done(
                "terraform-dev",
                texts(Map.of("artifact_bucket", JsonMapper.shared().valueToTree("other"))));

        assertThat(steps.configuration(signed, Set.of()).getFirst().execute(context))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("churn-artifacts-dev"));
    }

    @Test
    void keepsToTheMembersWhoWereSigned() throws Exception {
        github.addMember("payments-science", "margaret");

        runAll();

        assertThat(github.members("churn-maintainers")).doesNotContain("margaret");
    }

    private void runAll() throws Exception {
        runRepositories();
        terraformIsDone();
        for (var step : steps.configuration(plan, Set.of())) {
            done(step.execute(context));
        }
    }

    private void runRepositories() throws Exception {
        for (var step : steps.repositories(plan, Set.of())) {
            context.done(step.key(), done(step.execute(context)).outputs());
        }
    }

    private void terraformIsDone() {
        outputs().forEach((stage, values) -> context.done("terraform-" + stage.key(), texts(values)));
    }

    private static Outcome.Done done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    private Step repository() {
        return steps.repositories(plan, Set.of()).getFirst();
    }

    private String id(String repository) {
        return Long.toString(github.repository(repository).orElseThrow().id());
    }

    private static Map<Stage, Map<String, JsonNode>> outputs() {
        return List.of(Stage.values()).stream().collect(Collectors.toMap(stage -> stage, Churn::outputs));
    }

    private static Map<String, String> texts(Map<String, JsonNode> values) {
        return values.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, value -> value.getValue().toString()));
    }

    private static RunPlan plan(Map<Stage, Map<String, JsonNode>> known) {
        var changes = GitHubItems.of(facts(known)).stream()
                .map(GitHubStepsTests::signed)
                .toList();
        var approved = new Plan(
                1,
                Churn.request().id(),
                "7f3a91c4",
                new GitHubPlan("acme-ml", changes),
                List.of(),
                "Terraform 1.11.4",
                Churn.NOON);
        return new RunPlan(Churn.request(), Churn.manifest(), Churn.unit(), approved);
    }

    private static GitHubChange signed(GitHubItem item) {
        return new GitHubChange(
                Action.CREATE,
                item.kind(),
                item.name(),
                item.note(),
                item.values().entrySet().stream()
                        .map(value -> new Attribute(value.getKey(), null, value.getValue()))
                        .toList());
    }

    private static GitHubFacts facts(Map<Stage, Map<String, JsonNode>> known) {
        return new GitHubFacts(
                Churn.request(),
                Churn.manifest(),
                Churn.unit(),
                "acme-ml",
                new GitHubOutputs(known),
                Set.of("ada", "barbara"));
    }
}

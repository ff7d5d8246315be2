package io.slipway.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.github.GitHubException;
import io.slipway.requests.ProjectName;
import io.slipway.testing.Churn;
import io.slipway.testing.FakeGitHub;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GitHubPlannerTests {

    private final FakeGitHub github = new FakeGitHub();
    private final GitHubPlanner planner = new GitHubPlanner(github);

    @Test
    void createsEverythingWhereNothingIs() {
        var plan = plan();

        assertThat(plan.organization()).isEqualTo("acme-ml");
        assertThat(plan.changes()).hasSizeGreaterThan(20).allMatch(change -> change.action() == Action.CREATE);
        assertThat(plan.changes().getFirst().note()).isEqualTo("private, from model-training");
        assertThat(github.changes()).isEmpty();
    }

    @Test
    void keepsWhatThisRequestMadeBefore() {
        github.add("churn-training", "Trains · Slipway R-7");
        github.setTopics("churn-training", Set.of("slipway", "retail-banking", "train-deploy"));
        github.setVariable("churn-training", "PROJECT_NAME", "churn");

        assertThat(action("repository", "churn-training")).isEqualTo(Action.NONE);
        assertThat(action("topics", "churn-training")).isEqualTo(Action.NONE);
        assertThat(action("variable", "churn-training/PROJECT_NAME")).isEqualTo(Action.NONE);
        assertThat(action("variable", "churn-training/BUSINESS_UNIT")).isEqualTo(Action.CREATE);
    }

    @Test
    void showsWhatAValueWasAndWillBe() {
        github.add("churn-training", "Trains · Slipway R-7");
        github.setVariable("churn-training", "PROJECT_NAME", "old");

        var change = change("variable", "churn-training/PROJECT_NAME");

        assertThat(change.action()).isEqualTo(Action.UPDATE);
        assertThat(change.attributes()).containsExactly(new Attribute("value", "old", "churn"));
    }

    @Test
    void refusesARepositoryOfSomebodyElse() {
        github.add("churn-realtime", "Made by hand");

        assertRefused("GitHub has a repository churn-realtime already. Choose another project name.");
    }

    @Test
    void refusesWhatAnotherRequestMade() {
        github.add("churn-training", "Trains · Slipway R-77");

        assertRefused("GitHub has a repository churn-training already.");
    }

    @Test
    void refusesATeamOfSomebodyElse() {
        github.team("churn-approvers", "", Set.of());

        assertRefused("GitHub has a team churn-approvers already.");
    }

    @Test
    void refusesUsersAndTeamsThatGitHubDoesNotKnow() {
        assertThatExceptionOfType(PlanRefusedException.class)
                .isThrownBy(() -> planner.plan(
                        Churn.request(Map.of("inference", "batch", "team", "platform", "lead", "nobody")),
                        Churn.manifest(),
                        Churn.unit(),
                        Map.of()))
                .withMessage("GitHub knows no user nobody.");
        assertThatExceptionOfType(PlanRefusedException.class)
                .isThrownBy(() -> planner.plan(
                        Churn.request(Map.of("team", "dreamers")), Churn.manifest(), Churn.unit(), Map.of()))
                .withMessage("There is no team dreamers on GitHub.");
    }

    @Test
    void checksNamesWhileTheyAreTyped() {
        var check = new GitHubNameCheck(github);
        github.add("churn-batch", "Made by hand");
        github.team("churn-maintainers", "", Set.of());

        assertThat(check.problems(new ProjectName("churn"), Churn.unit(), Churn.manifest()))
                .containsExactly(
                        "GitHub has a repository churn-batch already. Choose another name.",
                        "GitHub has a team churn-maintainers already. Choose another name.");
        assertThat(check.problems(new ProjectName("other"), Churn.unit(), Churn.manifest()))
                .isEmpty();
    }

    @Test
    void findsNoProblemWhereGitHubIsSilent() {
        github.add("churn-training", "Made by hand");
        github.failNext(new GitHubException("GitHub cannot be reached."));

        assertThat(new GitHubNameCheck(github).problems(new ProjectName("churn"), Churn.unit(), Churn.manifest()))
                .isEmpty();
    }

    @Test
    void checksAnswersAgainstGitHub() {
        var check = new GitHubAnswerCheck(github);

        assertThat(check.problems(Churn.manifest(), Map.of("team", "dreamers", "lead", "nobody")))
                .containsOnlyKeys("team", "lead");
        assertThat(check.problems(Churn.manifest(), Map.of("team", "platform", "lead", "barbara")))
                .isEmpty();
        assertThat(check.problems(Churn.manifest(), Map.of("team", "NOT a slug")))
                .isEmpty();
    }

    @Test
    void offersTeamsButNotThoseOfProjects() {
        github.team("churn-approvers", "Reviews deployments · Slipway R-3", Set.of());

        assertThat(new GitHubAnswerCheck(github).teams())
                .containsExactly("customer-insights", "payments-science", "platform");
    }

    private void assertRefused(String problem) {
        assertThatExceptionOfType(PlanRefusedException.class)
                .isThrownBy(this::plan)
                .withMessageContaining(problem);
    }

    private Action action(String kind, String name) {
        return change(kind, name).action();
    }

    private GitHubChange change(String kind, String name) {
        return plan().changes().stream()
                .filter(change -> change.kind().equals(kind) && change.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private GitHubPlan plan() {
        return planner.plan(Churn.request(), Churn.manifest(), Churn.unit(), Map.of());
    }
}

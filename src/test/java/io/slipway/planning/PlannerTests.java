package io.slipway.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.slipway.github.GitHub;
import io.slipway.github.GitHubException;
import io.slipway.planning.PlanningPart.Status;
import io.slipway.requests.Drafts;
import io.slipway.requests.Request;
import io.slipway.requests.RequestState.PlanFailed;
import io.slipway.requests.RequestState.Planned;
import io.slipway.requests.RequestState.Planning;
import io.slipway.requests.RequestState.Withdrawn;
import io.slipway.requests.Requests;
import io.slipway.terraform.Terraform;
import io.slipway.terraform.TerraformResult.Broken;
import io.slipway.testing.Checks;
import io.slipway.testing.FakeGitHub;
import io.slipway.testing.FakeTerraform;
import io.slipway.testing.Shipwright;
import io.slipway.testing.Yard;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@Yard
class PlannerTests {

    @Autowired
    private Planner planner;

    @Autowired
    private Shipwright shipwright;

    @Autowired
    private Requests requests;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Plans plans;

    @Autowired
    private JdbcPlanningParts parts;

    @Autowired
    private Terraform terraform;

    @Autowired
    private GitHub github;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester mvc;

    @BeforeEach
    void clear() {
        shipwright.clear();
        acted().forget();
    }

    @Test
    void plansEachStageAndGitHub() {
        var request = shipwright.planned("train-deploy");

        var plan = shipwright.plan(request.id());

        assertThat(request.state()).isEqualTo(new Planned(plan.digest()));
        assertThat(plan.stages()).extracting(stage -> stage.stage().key()).containsExactly("dev", "preprod", "prod");
        assertThat(plan.github().count(Action.CREATE)).isPositive();
        assertThat(plan.engine()).isEqualTo("Terraform 1.11.4");
        assertThat(parts.of(request.id())).extracting(PlanningPart::status).containsOnly(Status.DONE);
    }

    @Test
    void changesNothingOutside() {
        var before = ((FakeGitHub) github).changes();

        shipwright.planned("train-deploy");

        assertThat(((FakeGitHub) github).changes()).isEqualTo(before);
    }

    @Test
    void tellsHowFarItIsBeforeItBegins() {
        var request = shipwright.asked("train-deploy");

        assertThat(parts.of(request.id()))
                .extracting(PlanningPart::part)
                .containsExactly("dev", "preprod", "prod", "github");
        assertThat(parts.of(request.id())).extracting(PlanningPart::status).containsOnly(Status.PENDING);
    }

    @Test
    void saysWhatTerraformSays() {
        acted().answer("train/dev", _ -> new Broken(List.of("Invalid instance type", "on main.tf line 3")));

        var request = shipwright.planned();

        assertThat(request.state())
                .isEqualTo(new PlanFailed(
                        "Terraform refuses the plan for dev: Invalid instance type · on main.tf line 3"));
        assertThat(plans.newest(request.id())).isEmpty();
        assertThat(status(request, "dev")).isEqualTo(Status.FAILED);
    }

    @Test
    void saysWhoseNameIsTaken() {
        var request = shipwright.asked();
        ((FakeGitHub) github).add(request.project() + "-training", "Made by hand");

        assertThat(shipwright.plan(request).state())
                .isEqualTo(new PlanFailed("GitHub has a repository %s-training already. Choose another project name."
                        .formatted(request.project())));
        assertThat(status(request, "github")).isEqualTo(Status.FAILED);
    }

    @Test
    void saysThatGitHubIsAway() {
        var request = shipwright.asked();
        ((FakeGitHub) github).failNext(new GitHubException("GitHub cannot be reached."));

        assertThat(shipwright.plan(request).state())
                .isEqualTo(new PlanFailed("The plan could not be made: GitHub cannot be reached."));
    }

    @Test
    void aFailedPlanIsTriedAgain() {
        acted().answer("train/dev", _ -> new Broken(List.of("no")));
        var request = shipwright.planned();
        acted().forget();

        drafts.plan(request.id());

        assertThat(shipwright.plan(request).state()).isInstanceOf(Planned.class);
    }

    @Test
    void thePlanMadeAgainSaysTheSame() {
        var request = shipwright.planned("train-deploy");
        var first = shipwright.plan(request.id());

        drafts.plan(request.id());
        shipwright.plan(request);

        assertThat(shipwright.plan(request.id()).digest()).isEqualTo(first.digest());
        assertThat(shipwright.plan(request.id()).id()).isGreaterThan(first.id());
    }

    @Test
    void endedInTheMiddleItIsMadeOnceTheNextTime() throws InterruptedException {
        var request = shipwright.asked();
        var begun = new CountDownLatch(1);
        acted().answer("train/dev", job -> {
            begun.countDown();
            Thread.sleep(60_000);
            return FakeTerraform.bucket(job, "never");
        });
        var thread = Thread.ofPlatform().start(() -> interrupted(request));
        begun.await();
        thread.interrupt();
        thread.join();
        assertThat(requests.get(request.id()).state()).isInstanceOf(Planning.class);

        acted().forget();
        planner.plan(request.id());
        planner.plan(request.id());

        assertThat(requests.get(request.id()).state())
                .isEqualTo(new Planned(shipwright.plan(request.id()).digest()));
        assertThat(count("plan")).isEqualTo(1);
    }

    @Test
    void aPlanThatNobodyWantsAnyMoreIsDropped() throws InterruptedException {
        var request = shipwright.asked();
        acted().answer("train/dev", job -> {
            requests.withdraw(request.id());
            return FakeTerraform.bucket(job, "late");
        });

        planner.plan(request.id());

        assertThat(requests.get(request.id()).state()).isInstanceOf(Withdrawn.class);
        assertThat(count("plan")).isZero();
    }

    @Test
    void theCheckKnowsExactlyTheStatuses() {
        assertThat(Checks.words(jdbc, "planning_part_status"))
                .isEqualTo(Arrays.stream(Status.values())
                        .map(status -> status.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource({"ada,200", "katherine,200", "grace,200", "barbara,200", "linus,200", "mallory,404"})
    void theProgressIsForWhoMaySeeTheRequest(String person, int expected) {
        assertThat(progress(shipwright.asked(), person)).hasStatus(expected);
        assertThat(progress(shipwright.planned(), person)).hasStatus(expected);
    }

    @ParameterizedTest
    @CsvSource({"ada", "katherine", "grace", "linus", "mallory"})
    void aDraftHasNoProgress(String person) {
        assertThat(progress(shipwright.draft(), person)).hasStatus(404);
    }

    @Test
    void theProgressSaysWhenItIsOver() {
        var request = shipwright.asked();

        assertThat(progress(request, "ada"))
                .doesNotContainHeader("HX-Refresh")
                .bodyText()
                .contains("The plan is being made", "Terraform dev");
        shipwright.plan(request);
        assertThat(progress(request, "ada")).hasHeader("HX-Refresh", "true");
    }

    @Test
    void theRequestShowsThePlanOrWhyThereIsNone() {
        acted().answer("train/dev", _ -> new Broken(List.of("no <b>such</b> type")));
        var refused = shipwright.planned();
        acted().forget();

        assertThat(page(refused)).hasStatusOk().bodyText().contains("No plan could be made.", "no &lt;b&gt;such");
        assertThat(page(shipwright.planned("train-deploy")))
                .hasStatusOk()
                .bodyText()
                .contains("terraform_data.bucket", "-training");
    }

    private void interrupted(Request request) {
        try {
            planner.plan(request.id());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Status status(Request request, String part) {
        return parts.of(request.id()).stream()
                .filter(found -> found.part().equals(part))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private FakeTerraform acted() {
        return (FakeTerraform) terraform;
    }

    private MvcTestResult page(Request request) {
        return get("/requests/" + request.id().value(), "ada");
    }

    private MvcTestResult progress(Request request, String person) {
        return get("/requests/%d/planning".formatted(request.id().value()), person);
    }

    private MvcTestResult get(String address, String person) {
        return mvc.get().uri(address).with(user(person)).exchange();
    }
}

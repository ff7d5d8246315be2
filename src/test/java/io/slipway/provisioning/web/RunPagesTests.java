package io.slipway.provisioning.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.slipway.provisioning.StepContext.Tone;
import io.slipway.provisioning.engine.RunBench;
import io.slipway.provisioning.engine.StepStatus;
import io.slipway.requests.RequestState.Failed;
import io.slipway.requests.RequestState.Provisioning;
import io.slipway.requests.Requests;
import io.slipway.testing.Checks;
import io.slipway.testing.Shipwright;
import io.slipway.testing.Yard;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@Yard
class RunPagesTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Shipwright shipwright;

    @Autowired
    private RunBench bench;

    @Autowired
    private Requests requests;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void clear() {
        shipwright.clear();
    }

    @Test
    void showsARunThatIsAboutToBegin() {
        var request = shipwright.signed();
        var run = jdbc.sql("select id from run").query(Long.class).single();

        assertThat(get("/runs/" + run, "ada"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Creating " + request.project(),
                        "About to begin.",
                        "The run is about to begin.",
                        "Nothing yet.");
    }

    @Test
    void showsARunThatGoesOn() {
        var hold = begun();

        assertThat(get("/runs/" + hold.run(), "ada"))
                .hasStatusOk()
                .bodyText()
                .contains("1 of 3 steps made.", "Now: Step dev.", "signed by Grace", "GitHub copies the files")
                .contains("data-log-stream=\"/runs/%d/steps/dev/log/stream?after=".formatted(hold.run()))
                .contains("Cancel this run?", "1 made by this run", "http-equiv=\"refresh\"");
    }

    @Test
    void showsARunThatFailed() {
        var hold = failed();

        assertThat(get("/runs/" + hold.run(), "ada"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Could not finish",
                        "What now?",
                        "GitHub answers 502",
                        "1 things are made",
                        "Try again from here")
                .doesNotContain("Cancel this run?", "data-log-stream");
    }

    @Test
    void showsARunThatWasCancelled() {
        var hold = begun().ends("cancelled", "Linus cancelled it.");

        assertThat(get("/runs/" + hold.run(), "ada"))
                .hasStatusOk()
                .bodyText()
                .contains("Cancelled", "Linus cancelled it.", "Try again from here");
    }

    @Test
    void showsARunThatIsDone() {
        var hold = begun().does("dev").begins("notice").does("notice").ends("done", "");
        var request = requests.fulfil(requests.page(new Requests.Filter.All(), Long.MAX_VALUE, 1)
                .getFirst()
                .id());

        assertThat(get("/runs/" + hold.run(), "ada"))
                .hasStatusOk()
                .bodyText()
                .contains("All 3 steps made.", "Open the project", "/projects/" + request.project())
                .doesNotContain("What now?", "Cancel this run?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"names", "dev", "notice", "no-such-step", "<script>"})
    void showsTheLogOfTheStepAskedFor(String step) {
        var hold = begun();

        assertThat(mvc.get()
                        .uri("/runs/{id}", hold.run())
                        .param("step", step)
                        .with(user("ada"))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<script>\"");
    }

    @Test
    void refreshesOnlyTheLivePartAndSaysWhenItIsOver() {
        var hold = begun();

        assertThat(refresh(hold.run()))
                .hasStatusOk()
                .doesNotContainHeader("HX-Refresh")
                .bodyText()
                .contains("id=\"run-steps\"")
                .doesNotContain("<html");
        hold.ends("failed", "x");
        assertThat(refresh(hold.run())).hasHeader("HX-Refresh", "true");
    }

    @Test
    void listsRunsOrSaysThatThereIsNone() {
        assertThat(get("/runs", "ada")).hasStatusOk();

        var hold = begun();

        assertThat(get("/runs", "ada")).hasStatusOk().bodyText().contains("/runs/" + hold.run() + "\"");
        assertThat(get("/runs", "mallory")).hasStatusOk().bodyText().doesNotContain("/runs/" + hold.run());
    }

    @Test
    void aListThatOthersFillStillShowsOnesOwn() {
        var mine = begun().run();
        jdbc.sql("update request set requester = 'mallory' where id = (select request_id from run where id = :run)")
                .param("run", mine)
                .update();
        IntStream.range(0, 26).forEach(_ -> shipwright.signed());

        assertThat(get("/runs", "mallory")).hasStatusOk().bodyText().contains("/runs/" + mine + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "ada,200,302",
        "grace,200,302",
        "barbara,200,302",
        "linus,200,302",
        "katherine,200,403",
        "mallory,404,404"
    })
    void seenByWhomItConcernsAndMovedByWhoAskedOrMaySign(String person, int sees, int acts) {
        var hold = begun();
        var run = "/runs/" + hold.run();

        for (var address : new String[] {run, run + "/steps/dev/log.txt"}) {
            assertThat(get(address, person)).hasStatus(sees);
        }
        assertThat(post(run + "/cancel", person)).hasStatus(acts);
        assertThat(post(run + "/retry", person)).hasStatus(acts);
        assertThat(flag()).isEqualTo(acts == 302);
        if (sees == 404) {
            assertThat(get(run + "/steps/dev/log/stream", person)).hasStatus(404);
        }
    }

    @Test
    void whoMayNotActSeesNoButtons() {
        var run = begun().run();

        assertThat(get("/runs/" + run, "katherine")).bodyText().doesNotContain("Cancel");
        assertThat(get("/runs/" + run, "grace")).bodyText().contains("Cancel this run?");
    }

    @Test
    void noSuchRunIsNotFound() {
        for (var address : new String[] {"/runs/99999", "/runs/99999/steps/dev/log.txt", "/runs/x", "/runs/-1"}) {
            assertThat(get(address, "linus")).hasStatus(404);
        }
        assertThat(post("/runs/99999/cancel", "linus")).hasStatus(404);
        assertThat(post("/runs/99999/retry", "linus")).hasStatus(404);
    }

    @Test
    void aStoppedRunIsTriedAgainOnce() {
        var hold = failed();
        var request = requests.page(new Requests.Filter.All(), Long.MAX_VALUE, 1)
                .getFirst()
                .id();
        assertThat(requests.get(request).state()).isInstanceOf(Failed.class);

        assertThat(post("/runs/" + hold.run() + "/retry", "ada")).hasStatus3xxRedirection();
        assertThat(post("/runs/" + hold.run() + "/retry", "ada")).hasStatus3xxRedirection();

        assertThat(requests.get(request).state()).isInstanceOf(Provisioning.class);
        assertThat(get("/runs/" + hold.run(), "ada")).bodyText().contains("1 of 3 steps made.");
        assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_name = 'run'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void theLogAsPlainTextHasEveryLine() {
        var hold = begun();
        hold.says("names", IntStream.range(0, 1_200).mapToObj(i -> "line " + i).toArray(String[]::new));

        var answer = get("/runs/" + hold.run() + "/steps/names/log.txt", "ada");

        assertThat(answer).hasStatusOk().hasHeader("Content-Type", "text/plain;charset=UTF-8");
        assertThat(answer).bodyText().contains("line 0\n", "line 1199\n");
        assertThat(answer).bodyText().hasLineCount(1_200);
    }

    @Test
    void wordsOfAStrangerAreOnlyWords() {
        var hold = begun();
        hold.says("dev", "<script>alert(1)</script>", "a\u0000b\u001b[31m");

        assertThat(get("/runs/" + hold.run(), "ada"))
                .hasStatusOk()
                .bodyText()
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void theChecksKnowExactlyTheStatuses() {
        assertThat(Checks.words(jdbc, "run_step_status")).isEqualTo(keys(StepStatus.values()));
        assertThat(Checks.words(jdbc, "run_line_tone")).isEqualTo(keys(Tone.values()));
        assertThat(Checks.words(jdbc, "run_status")).isEqualTo(Set.of("running", "failed", "cancelled", "done"));
    }

    private static Set<String> keys(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private RunBench.Hold begun() {
        return bench.takeUp(shipwright.provisioning().id(), "names", "dev", "notice")
                .begins("names")
                .makes("names", "repository", "churn-training")
                .does("names")
                .begins("dev")
                .says("dev", "GitHub copies the files");
    }

    private RunBench.Hold failed() {
        var hold = begun().fails("dev", "GitHub answers 502").ends("failed", "Step dev: GitHub answers 502");
        var request =
                requests.page(new Requests.Filter.All(), Long.MAX_VALUE, 1).getFirst();
        requests.fail(request.id(), "Step dev: GitHub answers 502");
        return hold;
    }

    private boolean flag() {
        return jdbc.sql("select cancel_requested from run").query(Boolean.class).single();
    }

    private MvcTestResult get(String address, String person) {
        return mvc.get().uri(address).with(user(person)).exchange();
    }

    private MvcTestResult refresh(long run) {
        return mvc.get()
                .uri("/runs/{id}", run)
                .header("HX-Request", "true")
                .with(user("ada"))
                .exchange();
    }

    private MvcTestResult post(String address, String person) {
        return mvc.post().uri(address).with(user(person)).with(csrf()).exchange();
    }
}

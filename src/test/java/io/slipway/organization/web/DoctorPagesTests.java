package io.slipway.organization.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.slipway.aws.Sight.Nothing;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.organization.BusinessUnits;
import io.slipway.organization.Readiness;
import io.slipway.organization.Stage;
import io.slipway.organization.doctor.Doctor;
import io.slipway.organization.doctor.Examinations;
import io.slipway.organization.doctor.Patient;
import io.slipway.testing.FakeAccount;
import io.slipway.testing.FakeAccounts;
import io.slipway.testing.PageTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The doctor's pages, with accounts in memory and the real scheduler. */
@PageTest
@Import(DoctorPagesTests.Accounts.class)
class DoctorPagesTests {

    private static final String UNIT = "/business-units/retail-banking";
    private static final String PROD = UNIT + "/accounts/777788889999";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private FakeAccounts aws;

    @Autowired
    private BusinessUnits units;

    @Autowired
    private Examinations examinations;

    @Autowired
    private Doctor doctor;

    @Autowired
    private Readiness readiness;

    @Autowired
    private JdbcClient jdbc;

    private FakeAccount prod;

    @BeforeEach
    void begin() {
        settle();
        jdbc.sql("truncate examination cascade").update();
        aws.open("111122223333", "eu-west-1").with("retail-banking", "dev");
        aws.open("444455556666", "eu-west-1").with("retail-banking", "preprod");
        prod = aws.open("777788889999", "eu-west-1").with("retail-banking", "prod");
    }

    @Test
    void saysThatNobodyLookedYet() {
        assertThat(text(get("grace", UNIT)))
                .contains("Account doctor", "Not looked at", "nobody looked yet", "Look now")
                .doesNotContain("every 1s");
        assertThat(text(get("grace", PROD)))
                .contains("Nobody looked yet", "Look now")
                .doesNotContain("History");
        assertThat(text(get("grace", "/business-units"))).contains("Not looked at");
    }

    @Test
    void looksAtEveryAccountWhenAnApproverSendsForIt() {
        assertThat(post("grace", UNIT + "/doctor"))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo(UNIT);
        settle();

        assertThat(text(get("ada", UNIT)))
                .contains("badge--ready", "Ready", "7 fine", "The platform is whole.", "State is versioned")
                .doesNotContain("To mend", "Look again");
        assertThat(text(get("ada", PROD))).contains("Sent by grace", "policy/mlops/retail-banking-prod-boundary");
        assertThat(text(get("ada", "/business-units"))).contains("badge--ready");
    }

    @Test
    void showsWhatToMendAndHow() {
        prod.roles = _ -> new Nothing<>();

        post("linus", PROD);
        settle();

        assertThat(text(get("grace", UNIT)))
                .contains("Not ready", "2 to mend", "There is no role slipway-apply.", "Look now")
                .contains("terraform/bootstrap/run 777788889999 eu-west-1 -var");
        assertThat(text(get("grace", PROD)))
                .contains("badge--failed", "check--broken", "History", "Sent by linus", "data-copy");
        assertThat(text(get("grace", "/business-units"))).contains("Not ready");
    }

    @Test
    void aRedAccountStopsWhatNeedsItAlone() {
        prod.roles = _ -> new Nothing<>();
        post("linus", UNIT + "/doctor");
        settle();

        assertThat(readiness.hindrance(retail(), Set.of(Stage.DEV))).isEmpty();
        assertThat(readiness.hindrance(retail(), Set.of(Stage.values())))
                .hasValueSatisfying(hindrance -> assertThat(hindrance.message())
                        .isEqualTo("The account 777788889999 (prod) is not ready: There is no role slipway-plan."));
    }

    @Test
    void whatIsStageByStageStopsThatStageAlone() {
        var shared = aws.open("222233334444", "eu-central-1").with("fraud", "dev", "preprod");
        assertThat(shared.parameters).doesNotContainKey("/mlops/fraud/prod");
        post("linus", "/business-units/fraud/doctor");
        settle();
        var fraud = units.get(new BusinessUnitKey("fraud"));

        assertThat(readiness.hindrance(fraud, Set.of(Stage.DEV, Stage.PREPROD))).isEmpty();
        assertThat(readiness.hindrance(fraud, Set.of(Stage.PROD))).isPresent();
    }

    @Test
    void anOldRedStopsNobody() {
        prod.roles = _ -> new Nothing<>();
        post("linus", PROD);
        settle();
        jdbc.sql(
                        "update examination set ended_at = ended_at - interval '31 hours', asked_at = asked_at - interval '31 hours'")
                .update();

        assertThat(readiness.hindrance(retail(), Set.of(Stage.PROD))).isEmpty();
    }

    @Test
    void theNewestLookCounts() {
        prod.roles = _ -> new Nothing<>();
        post("linus", PROD);
        settle();
        prod.roles = sight -> sight;
        post("linus", PROD);
        settle();

        assertThat(readiness.hindrance(retail(), Set.of(Stage.PROD))).isEmpty();
        assertThat(text(get("grace", PROD))).contains("badge--ready", "badge--failed");
    }

    @Test
    void anOpenPageFollowsTheDoctor() throws InterruptedException {
        var door = new CountDownLatch(1);
        prod.buckets = sight -> {
            waitFor(door);
            return sight;
        };
        post("linus", PROD);
        awaitGoing();

        assertThat(text(get("grace", UNIT))).contains("hx-get=\"" + UNIT + "\"", "every 1s", "Looking", "Refresh");
        var news = mvc.get()
                .uri(PROD)
                .with(user("grace"))
                .header("HX-Request", "true")
                .exchange();
        assertThat(text(news)).contains("Looking", "of 7 seen", "every 1s").doesNotContain("<html", "Look again");
        post("linus", PROD);
        door.countDown();
        settle();

        assertThat(examinations.history(patient(), Long.MAX_VALUE, 10)).hasSize(1);
        assertThat(text(get("grace", PROD))).doesNotContain("every 1s");
    }

    @Test
    void eachAccountIsLookedAtOnceADay() {
        doctor.makeRounds();
        doctor.makeRounds();
        settle();

        var counts = jdbc.sql("select count(*) from examination group by business_unit, account")
                .query(Long.class)
                .list();
        assertThat(counts).hasSize(4);
        assertThat(text(get("grace", PROD))).contains("Daily round");
    }

    @Test
    void theHistoryIsReadPageByPage() {
        var first = 0L;
        for (var time = 0; time < 12; time++) {
            post("linus", PROD);
            settle();
            first = first == 0 ? examinations.latest(patient()).orElseThrow().id() : first;
        }

        assertThat(text(get("grace", PROD)))
                .contains("Older", "?before=")
                .doesNotContain("examination=" + first + "\"");
        var third = examinations.history(patient(), Long.MAX_VALUE, 12).get(9).id();
        assertThat(text(get("grace", PROD + "?before=" + third)))
                .contains("examination=" + first + "\"", "rel=\"prev\"");
        assertThat(text(get("grace", PROD + "?examination=" + first)))
                .contains("aria-current=\"true\"", "How it is now");
        assertThat(get("grace", PROD + "?examination=99999999")).hasStatus(404);
        assertThat(get("grace", "/business-units/retail-banking/accounts/111122223333?examination=" + first))
                .hasStatus(404);
    }

    @Test
    void onlyWhoSignsAndAdminsSendForTheDoctor() {
        assertThat(post("ada", UNIT + "/doctor")).hasStatus(403);
        assertThat(post("ada", PROD)).hasStatus(403);
        assertThat(mvc.post().uri(PROD).with(user("grace"))).hasStatus(403);
        assertThat(text(get("ada", UNIT))).contains("Account doctor").doesNotContain("Look now");
    }

    @Test
    void strangersSeeNothingOfIt() {
        assertThat(text(get("mallory", UNIT))).contains("1111 2222 3333").doesNotContain("Account doctor", "terraform");
        assertThat(get("mallory", PROD)).hasStatus(404);
        assertThat(text(get("mallory", "/business-units"))).doesNotContain("badge");
        assertThat(post("mallory", UNIT + "/doctor")).hasStatus(403);
    }

    @Test
    void knowsNothingOfOtherAccounts() {
        assertThat(get("grace", UNIT + "/accounts/999999999999")).hasStatus(404);
        assertThat(get("grace", UNIT + "/accounts/222233334444")).hasStatus(404);
        assertThat(get("grace", UNIT + "/accounts/x")).hasStatus(404);
        assertThat(post("linus", UNIT + "/accounts/222233334444")).hasStatus(404);
    }

    private BusinessUnit retail() {
        return units.get(new BusinessUnitKey("retail-banking"));
    }

    private Patient patient() {
        return Patient.find(retail(), "777788889999").orElseThrow();
    }

    private void awaitGoing() throws InterruptedException {
        while (examinations
                        .going(patient())
                        .map(going -> going.findings().size())
                        .orElse(0)
                < 3) {
            Thread.sleep(20);
        }
    }

    /** Until nobody looks any more. */
    private void settle() {
        var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (jdbc.sql("select count(*) from examination where ended_at is null")
                        .query(Long.class)
                        .single()
                > 0) {
            assertThat(System.nanoTime()).as("the doctor comes to an end").isLessThan(until);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void waitFor(CountDownLatch door) {
        try {
            door.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private MvcTestResult get(String person, String uri) {
        return mvc.get().uri(uri).with(user(person)).exchange();
    }

    private MvcTestResult post(String person, String uri) {
        return mvc.post().uri(uri).with(user(person)).with(csrf()).exchange();
    }

    private static String text(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Accounts {

        @Bean
        FakeAccounts accounts() {
            return new FakeAccounts();
        }
    }
}

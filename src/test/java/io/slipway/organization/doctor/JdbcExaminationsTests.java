package io.slipway.organization.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.organization.BusinessUnits;
import io.slipway.organization.Stage;
import io.slipway.testing.FakeAccounts;
import io.slipway.testing.PageTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@PageTest
@Import(JdbcExaminationsTests.Accounts.class)
class JdbcExaminationsTests {

    @Autowired
    private JdbcExaminations examinations;

    @Autowired
    private Doctor doctor;

    @Autowired
    private BusinessUnits units;

    @Autowired
    private FakeAccounts aws;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        jdbc.sql("truncate examination cascade").update();
        aws.open("777788889999", "eu-west-1").with("retail-banking", "prod");
    }

    @Test
    void keepsWhatWasFound() {
        var id = asked();
        var finding = new Finding(
                new Check(Subject.PLATFORM, Stage.PROD),
                Verdict.RED,
                "Gone",
                "Nothing",
                "Make it",
                List.of("a b", "c'd"));
        examinations.start(id);
        examinations.keep(id, 1, finding);
        examinations.keep(id, 0, Finding.green(Check.ofAccount(Subject.SIGN_IN), "Fine", ""));

        assertThat(examinations.going(patient()).orElseThrow().findings())
                .hasSize(2)
                .last()
                .isEqualTo(finding);
        examinations.end(id, Verdict.RED);

        assertThat(examinations.going(patient())).isEmpty();
        assertThat(examinations.latest(patient())).hasValueSatisfying(last -> {
            assertThat(last.findings()).hasSize(2);
            assertThat(last.askedBy()).isEqualTo(new UserId("linus"));
            assertThat(last.ended()).extracting("verdict").isEqualTo(Verdict.RED);
        });
        assertThat(examinations.verdicts(patient().unit().key())).containsExactly(Verdict.RED);
    }

    @Test
    void oneGoesOnAtATime() {
        asked();

        assertThat(examinations.ask(patient(), null, 7)).isEmpty();
    }

    @Test
    void whatEndedDoesNotBeginAgain() {
        var id = asked();
        examinations.start(id);
        examinations.end(id, Verdict.GREEN);

        assertThat(examinations.start(id)).isEmpty();
    }

    @Test
    void aCrashInTheMiddleBeginsAnew() throws InterruptedException {
        var id = asked();
        examinations.start(id);
        examinations.keep(id, 3, Finding.green(Check.ofAccount(Subject.STATE), "Half", ""));

        doctor.examine(id);
        doctor.examine(id);

        assertThat(examinations.latest(patient()).orElseThrow().findings())
                .hasSize(7)
                .extracting(Finding::verdict)
                .containsOnly(Verdict.GREEN);
    }

    @Test
    void whatIsOldIsForgottenButTheNewestOfEachAccount() {
        for (var time = 0; time < 3; time++) {
            var id = asked();
            examinations.start(id);
            examinations.end(id, Verdict.AMBER);
        }

        assertThat(examinations.forget(Instant.now().plus(Duration.ofDays(1)))).isEqualTo(2);
        assertThat(examinations.latest(patient())).isPresent();
    }

    @Test
    void theTablesKnowTheSameWords() {
        assertThat(words("examination_finding_verdict"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Verdict.values()).map(Verdict::stored).toList());
        assertThat(words("examination_finding_subject"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Subject.values()).map(Subject::stored).toList());
        assertThat(words("examination_finding_stage"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Stage.values()).map(Stage::key).toList());
        assertThat(words("examination_verdict")).containsExactlyInAnyOrder("green", "amber", "red");
    }

    @Test
    void theWholeIsAsGoodAsItsWorstPart() {
        assertThat(Verdict.worst(List.of(Verdict.GREEN, Verdict.GREEN))).isEqualTo(Verdict.GREEN);
        assertThat(Verdict.worst(List.of(Verdict.GREEN, Verdict.UNSEEN))).isEqualTo(Verdict.AMBER);
        assertThat(Verdict.worst(List.of(Verdict.AMBER, Verdict.RED, Verdict.GREEN)))
                .isEqualTo(Verdict.RED);
        assertThat(Verdict.worst(List.of())).isEqualTo(Verdict.AMBER);
    }

    private List<String> words(String constraint) {
        var text = jdbc.sql("select pg_get_constraintdef(oid) from pg_constraint where conname = :name")
                .param("name", constraint)
                .query(String.class)
                .single();
        return Pattern.compile("'([^']+)'")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private long asked() {
        return examinations.ask(patient(), new UserId("linus"), 7).orElseThrow();
    }

    private Patient patient() {
        return Patient.find(units.get(new BusinessUnitKey("retail-banking")), "777788889999")
                .orElseThrow();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Accounts {

        @Bean
        FakeAccounts accounts() {
            return new FakeAccounts();
        }
    }
}

package io.slipway.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.approvals.Decision.Verdict;
import io.slipway.identity.UserId;
import io.slipway.provisioning.Runs;
import io.slipway.requests.IllegalTransitionException;
import io.slipway.requests.OwnRequestException;
import io.slipway.requests.Request;
import io.slipway.requests.RequestState.Approved;
import io.slipway.requests.RequestState.AwaitingApproval;
import io.slipway.requests.RequestState.Rejected;
import io.slipway.requests.Requests;
import io.slipway.testing.Checks;
import io.slipway.testing.Churn;
import io.slipway.testing.Shipwright;
import io.slipway.testing.Yard;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

@Yard
class ApprovalsTests {

    @Autowired
    private Approvals approvals;

    @Autowired
    private Requests requests;

    @Autowired
    private Runs runs;

    @Autowired
    private Shipwright shipwright;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void clear() {
        shipwright.clear();
    }

    @Test
    void aSignatureBeginsTheRun() {
        var request = shipwright.submitted();
        var digest = digest(request);

        var decision = approvals.approve(request.id(), shipwright.person("grace"), digest);

        assertThat(decision.verdict()).isEqualTo(Verdict.APPROVE);
        assertThat(requests.get(request.id()).state()).isInstanceOf(Approved.class);
        assertThat(runs.of(request.id()))
                .hasValueSatisfying(run -> assertThat(run.status()).isEqualTo("running"));
        assertThat(approvals.of(request.id())).extracting(Decision::digest).containsExactly(digest);
    }

    @Test
    void aRejectionBeginsNothing() {
        var request = shipwright.submitted();

        approvals.reject(request.id(), shipwright.person("barbara"), digest(request), "Too dear");

        assertThat(requests.get(request.id()).state()).isInstanceOf(Rejected.class);
        assertThat(runs.of(request.id())).isEmpty();
        assertThat(approvals.of(request.id())).extracting(Decision::reason).containsExactly("Too dear");
    }

    @Test
    void aDecisionThatCannotBeKeptChangesNothing() {
        var request = shipwright.submitted();

        assertThatExceptionOfType(BadReasonException.class)
                .isThrownBy(() -> approvals.reject(request.id(), shipwright.person("grace"), digest(request), " "));

        assertThat(requests.get(request.id()).state()).isInstanceOf(AwaitingApproval.class);
        assertThat(approvals.of(request.id())).isEmpty();
    }

    @RepeatedTest(50)
    void ofTwoApproversAtTheSameInstantOneDecides() throws InterruptedException {
        var request = shipwright.submitted();
        var digest = digest(request);
        var start = new CyclicBarrier(2);

        List<Future<Decision>> both;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            both = threads.invokeAll(List.<Callable<Decision>>of(
                    () -> {
                        start.await();
                        return approvals.approve(request.id(), shipwright.person("grace"), digest);
                    },
                    () -> {
                        start.await();
                        return approvals.reject(request.id(), shipwright.person("barbara"), digest, "No");
                    }));
        }

        var winner = both.stream()
                .filter(future -> future.state() == Future.State.SUCCESS)
                .map(Future::resultNow)
                .toList();
        var loser = both.stream()
                .filter(future -> future.state() == Future.State.FAILED)
                .map(Future::exceptionNow)
                .toList();
        assertThat(winner).hasSize(1);
        assertThat(loser).singleElement().isInstanceOf(IllegalTransitionException.class);
        assertThat(approvals.of(request.id())).extracting(Decision::verdict).isEqualTo(verdicts(winner));
        assertThat(runs.of(request.id()).isPresent())
                .isEqualTo(winner.getFirst().verdict() == Verdict.APPROVE);
    }

    @Test
    void signsNeitherOnesOwnNorAStrangersRequest() {
        var request = shipwright.submitted();

        assertThatExceptionOfType(OwnRequestException.class)
                .isThrownBy(() -> approvals.approve(request.id(), shipwright.person("ada"), digest(request)));
        assertThatExceptionOfType(MayNotSignException.class)
                .isThrownBy(() -> approvals.approve(request.id(), shipwright.person("linus"), digest(request)))
                .withMessage("%s is signed by Grace or Barbara.", request.id());
    }

    @Test
    void anApproverDoesNotCountForTheirOwnRequest() {
        var policy = new ApprovalPolicy.AnyOf(List.of(new UserId("grace")));

        assertThat(policy.counts(new UserId("grace"))).isTrue();
        assertThat(policy.counts(new UserId("ada"))).isFalse();
        assertThat(approvals.policy(shipwright.submitted()).people())
                .extracting(UserId::value)
                .containsExactly("grace", "barbara");
    }

    @Test
    void theInboxIsTheApproversAloneAndOldestFirst() {
        var older = shipwright.submitted();
        var newer = shipwright.submitted();
        shipwright.planned();
        shipwright.signed();

        assertThat(approvals.waitingFor(shipwright.person("grace")))
                .extracting(Request::id)
                .containsExactly(older.id(), newer.id());
        for (var nobody : List.of("ada", "katherine", "linus", "mallory")) {
            assertThat(approvals.waitingFor(shipwright.person(nobody))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update decision set verdict = 'reject', reason = 'x'",
                "update decision set digest = ''",
                "delete from decision"
            })
    void aDecisionIsFinal(String change) {
        var request = shipwright.signed();

        assertThatExceptionOfType(UncategorizedSQLException.class)
                .isThrownBy(() -> jdbc.sql(change).update())
                .withMessageContaining("A decision is never changed");
        assertThat(approvals.of(request.id())).hasSize(1);
    }

    @Test
    void theCheckKnowsExactlyTheVerdicts() {
        assertThat(Checks.words(jdbc, "decision_verdict"))
                .isEqualTo(Arrays.stream(Verdict.values())
                        .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    @Test
    void aRejectionWithoutAReasonIsNoDecision() {
        assertThatExceptionOfType(BadReasonException.class)
                .isThrownBy(() ->
                        new Decision(Churn.request().id(), new UserId("grace"), Verdict.REJECT, "7f", " ", Churn.NOON));
    }

    private static List<Verdict> verdicts(List<Decision> decisions) {
        return decisions.stream().map(Decision::verdict).toList();
    }

    private String digest(Request request) {
        return shipwright.plan(request.id()).digest();
    }
}

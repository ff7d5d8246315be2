package io.slipway.approvals;

import static io.slipway.testing.Rooms.ADA;
import static io.slipway.testing.Rooms.DIGEST;
import static io.slipway.testing.Rooms.GRACE;
import static io.slipway.testing.Rooms.LINUS;
import static io.slipway.testing.Rooms.MALLORY;
import static io.slipway.testing.Rooms.OTHER_DIGEST;
import static io.slipway.testing.Rooms.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.slipway.approvals.Decision.Verdict;
import io.slipway.identity.Person;
import io.slipway.requests.IllegalTransitionException;
import io.slipway.requests.OtherPlanException;
import io.slipway.requests.OwnRequestException;
import io.slipway.requests.Request;
import io.slipway.requests.RequestState.Approved;
import io.slipway.requests.RequestState.AwaitingApproval;
import io.slipway.testing.Rooms;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may decide, about what, and how often. */
@SpringBootTest(classes = Rooms.class)
@AutoConfigureMockMvc
class SignOffTests {

    private static final int ROUNDS = 60;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Rooms.Desk desk;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        desk.clear();
    }

    @Test
    void signingKeepsWhoWhatAndWhen() {
        var request = desk.awaiting(ADA);

        var decision = approvals.approve(request.id(), GRACE, DIGEST);

        assertThat(approvals.of(request.id())).singleElement().satisfies(kept -> {
            assertThat(kept.by()).isEqualTo(GRACE.id());
            assertThat(kept.verdict()).isEqualTo(Verdict.APPROVE);
            assertThat(kept.digest()).isEqualTo(DIGEST);
            assertThat(kept.at()).isCloseTo(decision.at(), within(1, ChronoUnit.MILLIS));
        });
        assertThat(desk.now(request.id()).state()).isInstanceOf(Approved.class);
    }

    @Test
    void nobodySignsTheirOwn() {
        var request = desk.awaiting(GRACE);

        assertThat(approvals.mayDecide(request, GRACE)).isFalse();
        assertThat(approvals.policy(request).people()).containsExactly(LINUS.id());
        assertThatExceptionOfType(OwnRequestException.class)
                .isThrownBy(() -> approvals.approve(request.id(), GRACE, DIGEST));
        assertUndecided(request);
    }

    @Test
    void anAdminIsNoApproverByThatAlone() {
        var request = desk.awaiting(ADA);

        assertThatExceptionOfType(MayNotSignException.class)
                .isThrownBy(() -> approvals.approve(request.id(), ROOT, DIGEST))
                .withMessageContaining("Grace or Linus");
        assertUndecided(request);
    }

    @Test
    void anotherDigestIsNotSigned() {
        var request = desk.awaiting(ADA);

        assertThatExceptionOfType(OtherPlanException.class)
                .isThrownBy(() -> approvals.approve(request.id(), GRACE, OTHER_DIGEST));
        assertThatExceptionOfType(OtherPlanException.class)
                .isThrownBy(() -> approvals.reject(request.id(), GRACE, OTHER_DIGEST, "No."));
        assertUndecided(request);
    }

    @Test
    void aRejectionWithoutAReasonDecidesNothing() {
        var request = desk.awaiting(ADA);

        for (var reason : List.of("", "  \n", "x".repeat(Decision.LONGEST_REASON + 1))) {
            assertThatExceptionOfType(BadReasonException.class)
                    .isThrownBy(() -> approvals.reject(request.id(), GRACE, DIGEST, reason));
        }
        assertUndecided(request);
    }

    @Test
    void ofTwoAtTheSameInstantOneDecides() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var request = desk.awaiting(ADA);
            var graceSays = round % 2 == 0 ? approval(request, GRACE) : rejection(request, GRACE);

            var outcomes = together(List.of(graceSays, approval(request, LINUS)));

            assertThat(outcomes)
                    .as("round %d", round)
                    .filteredOn(Decision.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(IllegalTransitionException.class::isInstance)
                    .hasSize(1);
            assertThat(approvals.of(request.id())).hasSize(1);
        }
    }

    @Test
    void theSamePersonTwiceAtTheSameInstantDecidesOnce() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var request = desk.awaiting(ADA);

            var outcomes =
                    together(List.of(approval(request, GRACE), approval(request, GRACE), rejection(request, GRACE)));

            assertThat(outcomes).filteredOn(Decision.class::isInstance).hasSize(1);
            assertThat(approvals.of(request.id())).hasSize(1);
        }
    }

    @Test
    void theLongestWaitComesFirst() {
        var early = desk.planned(ADA);
        var late = desk.awaiting(ADA);
        desk.requests().submit(early.id(), DIGEST);

        assertThat(approvals.waitingFor(GRACE)).extracting(Request::id).containsExactly(late.id(), early.id());
    }

    @Test
    void onlyWhatOneMaySignWaits() {
        var adas = desk.awaiting(ADA);
        var graces = desk.awaiting(GRACE);
        desk.planned(ADA);
        desk.approved(ADA, GRACE);

        assertThat(approvals.waitingFor(GRACE)).extracting(Request::id).containsExactly(adas.id());
        assertThat(approvals.waitingFor(LINUS)).extracting(Request::id).containsExactly(adas.id(), graces.id());
        assertThat(approvals.waitingFor(ADA)).isEmpty();
        assertThat(approvals.waitingFor(MALLORY)).isEmpty();
        assertThat(approvals.signsSomewhere(GRACE.id())).isTrue();
        assertThat(approvals.signsSomewhere(ROOT.id())).isFalse();
    }

    @Test
    void aDecisionIsNeverChanged() {
        var request = desk.awaiting(ADA);
        approvals.reject(request.id(), GRACE, DIGEST, "Batch is enough.");

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        jdbc.sql("update decision set verdict = 'approve'").update())
                .withMessageContaining("never changed");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("delete from decision").update());
    }

    @Test
    void theDatabaseKnowsTheSameVerdicts() {
        var check = jdbc.sql("select pg_get_constraintdef(oid) from pg_constraint where conname = 'decision_verdict'")
                .query(String.class)
                .single();

        var known = Arrays.stream(check.split("'"))
                .filter(part -> part.matches("[a-z]+"))
                .map(String::toUpperCase)
                .toList();

        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Verdict.values()).map(Enum::name).toList());
    }

    private void assertUndecided(Request request) {
        assertThat(desk.now(request.id()).state()).isInstanceOf(AwaitingApproval.class);
        assertThat(approvals.of(request.id())).isEmpty();
    }

    private Callable<Decision> approval(Request request, Person by) {
        return () -> approvals.approve(request.id(), by, DIGEST);
    }

    private Callable<Decision> rejection(Request request, Person by) {
        return () -> approvals.reject(request.id(), by, DIGEST, "Batch is enough.");
    }

    private static List<Object> together(List<Callable<Decision>> deciders) throws InterruptedException {
        var barrier = new CyclicBarrier(deciders.size());
        try (var threads = Executors.newFixedThreadPool(deciders.size())) {
            var tasks =
                    deciders.stream().map(decider -> meeting(barrier, decider)).toList();
            return threads.invokeAll(tasks).stream().map(SignOffTests::outcome).toList();
        }
    }

    private static Callable<Decision> meeting(CyclicBarrier barrier, Callable<Decision> decider) {
        return () -> {
            barrier.await();
            return decider.call();
        };
    }

    private static Object outcome(Future<Decision> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

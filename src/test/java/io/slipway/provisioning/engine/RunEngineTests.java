package io.slipway.provisioning.engine;

import static io.slipway.provisioning.engine.ScriptedStep.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.slipway.identity.UserId;
import io.slipway.provisioning.Outcome;
import io.slipway.provisioning.Step;
import io.slipway.provisioning.StepContext.Tone;
import io.slipway.requests.RequestEvent.Signed;
import io.slipway.requests.RequestId;
import io.slipway.requests.RequestState.Failed;
import io.slipway.requests.RequestState.Provisioning;
import io.slipway.testing.TestDatabase;
import io.slipway.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionOperations;

/** The real engine on a real PostgreSQL and the real db-scheduler, with steps that do what a test says. */
@SpringBootTest(
        classes = RunEngineTests.Engine.class,
        webEnvironment = WebEnvironment.NONE,
        properties = {"slipway.provisioning.backoff=50ms", "slipway.provisioning.patience=300ms"})
@Import(TestDatabase.class)
class RunEngineTests {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Autowired
    private FakeRequests requests;

    @Autowired
    private Script script;

    @Autowired
    private Books books;

    @Autowired
    private RunControl control;

    @Autowired
    private Work work;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void carriesOutTheStepsInTheOrderOfTheirNeeds() {
        var order = new CopyOnWriteArrayList<String>();
        var run = start(
                step("b", Set.of("a"), (_, _) -> noted(order, "b")),
                step("a", Set.of(), (_, _) -> noted(order, "a")),
                step("c", Set.of("b"), (_, _) -> noted(order, "c")));

        awaitStatus(run, "done");

        assertThat(order).containsExactly("a", "b", "c");
    }

    @Test
    void stepsThatNeedNothingFromEachOtherOverlap() {
        var meeting = new CyclicBarrier(3);
        var run = start(
                step("dev", Set.of(), (_, _) -> met(meeting)),
                step("preprod", Set.of(), (_, _) -> met(meeting)),
                step("prod", Set.of(), (_, _) -> met(meeting)));

        awaitStatus(run, "done");
    }

    @Test
    void handsTheOutputsOfAStepToTheNext() {
        var run = start(
                step("repository", Set.of(), (_, _) -> new Outcome.Done(Map.of("id", "42"))),
                step(
                        "terraform",
                        Set.of("repository"),
                        (context, _) -> new Outcome.Done(
                                Map.of("trusts", context.outputs("repository").getOrDefault("id", "")))));

        awaitStatus(run, "done");

        assertThat(row(run, "terraform").outputs()).containsEntry("trusts", "42");
    }

    @Test
    void triesAStepAgainThatThrows() {
        var flaky = step("flaky", Set.of(), (_, execution) -> {
            if (execution < 3) {
                throw new IllegalStateException("GitHub answers 502");
            }
            return new Outcome.Done();
        });

        var run = start(flaky);
        awaitStatus(run, "done");

        assertThat(flaky.executions).hasValue(3);
        assertThat(row(run, "flaky").attempt()).isEqualTo(3);
    }

    @Test
    void failsWhenAStepRanOutOfAttemptsAndGoesOnFromThere() {
        var first = done("first");
        var broken = new AtomicInteger(1);
        var run = start(first, step("second", Set.of("first"), (_, _) -> {
            if (broken.get() == 1) {
                throw new IllegalStateException("no permission");
            }
            return new Outcome.Done();
        }));
        awaitStatus(run, "failed");
        assertThat(requests.get(request(run)).state())
                .isEqualTo(new Failed("0".repeat(64), new UserId("grace"), "Step second: no permission"));

        broken.set(0);
        assertThat(control.tryAgain(run)).isTrue();
        awaitStatus(run, "done");

        assertThat(first.executions).hasValue(1);
        assertThat(requests.get(request(run)).state()).isInstanceOf(Provisioning.class);
    }

    @Test
    void aRefusalEndsTheRunAtOnce() {
        var refused = step("name", Set.of(), (_, _) -> new Outcome.Rejected("The name is taken."));

        var run = start(refused);
        awaitStatus(run, "failed");

        assertThat(refused.executions).hasValue(1);
        assertThat(row(run, "name").note()).isEqualTo("The name is taken.");
    }

    @Test
    void waitingForSomebodyOutsideIsNoAttempt() {
        var patient = step(
                "content",
                Set.of(),
                (_, execution) -> execution < 8
                        ? new Outcome.NotYet(Duration.ofMillis(20), "GitHub copies the files")
                        : new Outcome.Done());

        var run = start(patient);
        awaitStatus(run, "done");

        assertThat(patient.executions).hasValue(8);
        assertThat(row(run, "content").attempt()).isEqualTo(1);
    }

    @Test
    void givesItsThreadBackWhenTheWaitIsLongAndComesBack() {
        var run = start(step(
                "limit",
                Set.of(),
                (_, execution) ->
                        execution == 1 ? new Outcome.NotYet(Duration.ofSeconds(2), "rate limit") : new Outcome.Done()));

        awaitStatus(run, "done");
    }

    @Test
    void cancelInterruptsWhatIsUnderWayAndLeavesTheRestUndone() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var after = done("after", "long");
        var run = start(
                step("long", Set.of(), (_, _) -> {
                    begun.countDown();
                    Thread.sleep(60_000);
                    return new Outcome.Done();
                }),
                after);
        assertThat(begun.await(15, TimeUnit.SECONDS)).isTrue();

        assertThat(control.cancel(run)).isTrue();
        awaitStatus(run, "cancelled");

        assertThat(after.executions).hasValue(0);
        assertThat(row(run, "long").status()).isEqualTo(StepStatus.PENDING);
        assertThat(requests.get(request(run)).state()).isInstanceOf(Failed.class);
    }

    @Test
    void aWorkerThatWasTakenOverWritesNothing() {
        var run = idle(done("only"));
        var stale = books.runs().claim(run).orElseThrow();
        books.steps().prepare(stale, script.steps(run));
        var fresh = books.runs().claim(run).orElseThrow();

        assertThat(fresh.token()).isGreaterThan(stale.token());
        assertThatExceptionOfType(StaleClaimException.class)
                .isThrownBy(() -> books.steps().begin(stale, "only"));
        assertThatExceptionOfType(StaleClaimException.class)
                .isThrownBy(() -> books.steps().done(stale, "only", Map.of("id", "1")));
        assertThatExceptionOfType(StaleClaimException.class)
                .isThrownBy(() -> books.effects().begin(stale, "only", "repository", "x", "delete it"));
        assertThatExceptionOfType(StaleClaimException.class)
                .isThrownBy(() -> books.runs().end(stale, "done", ""));
        assertThat(row(run, "only").status()).isEqualTo(StepStatus.PENDING);
    }

    @Test
    void aStepThatEndsThePortalEachTimeRunsOutOfAttempts() {
        var poison = done("poison");
        var run = idle(poison);
        var claim = books.runs().claim(run).orElseThrow();
        books.steps().prepare(claim, script.steps(run));
        for (var crash = 0; crash < poison.maxAttempts(); crash++) {
            books.steps().begin(claim, "poison"); // and the portal is gone before it ends
        }

        ring(run);
        awaitStatus(run, "failed");

        assertThat(poison.executions).hasValue(0);
        assertThat(row(run, "poison").note()).isEqualTo("It was begun 3 times and never came to an end.");
    }

    @Test
    void recordsAnEffectBeforeAndAfterTheChange() {
        var run = start(step("repository", Set.of(), (context, execution) -> {
            if (execution == 1) {
                context.change("repository", "churn-training", "delete the repository", () -> {
                    throw new IllegalStateException("the connection broke");
                });
            }
            context.found("repository", "churn-training");
            context.found("team", "was-there");
            return new Outcome.Done();
        }));
        awaitStatus(run, "done");

        assertThat(books.effects().of(run))
                .extracting(JdbcEffects.Effect::name, JdbcEffects.Effect::existed, JdbcEffects.Effect::made)
                .containsExactly(tuple("churn-training", false, true), tuple("was-there", true, true));
    }

    @Test
    void keepsALogThatCanBeResumedFromAnyLine() {
        var run = start(step("log", Set.of(), (context, _) -> {
            context.log(Tone.PLAIN, "one");
            context.log(Tone.GOOD, "two\u0000with\ncontrol \u001B[31mcharacters");
            return new Outcome.Done();
        }));
        awaitStatus(run, "done");

        var all = books.lines().after(run, "log", 0, 10);
        assertThat(all).extracting(JdbcLines.Line::text).containsExactly("one", "two with control  [31mcharacters");
        assertThat(books.lines().after(run, "log", all.getFirst().id(), 10)).hasSize(1);
    }

    @Test
    void signingAndBeginningTheRunCommitTogether() {
        var request = requests.approved(NUMBERS.incrementAndGet());
        script.of(request.id(), List.of(done("only")));

        transactions.executeWithoutResult(status -> {
            events.publishEvent(new Signed(request));
            status.setRollbackOnly();
        });

        assertThat(books.runs().of(request.id())).isEmpty();
    }

    private static ScriptedStep step(String key, Set<String> needs, ScriptedStep.Script script) {
        return new ScriptedStep(key, needs, script);
    }

    private static Outcome noted(List<String> order, String key) {
        order.add(key);
        return new Outcome.Done();
    }

    private static Outcome met(CyclicBarrier meeting) throws Exception {
        meeting.await(10, TimeUnit.SECONDS);
        return new Outcome.Done();
    }

    /** As an approval does it. */
    private long start(Step... steps) {
        var request = requests.approved(NUMBERS.incrementAndGet());
        script.of(request.id(), List.of(steps));
        transactions.executeWithoutResult(_ -> events.publishEvent(new Signed(request)));
        return books.runs().of(request.id()).orElseThrow().id();
    }

    /** A run that nobody carries out yet. */
    private long idle(Step... steps) {
        var request = requests.approved(NUMBERS.incrementAndGet());
        script.of(request.id(), List.of(steps));
        return books.runs().begin(request.id(), "0".repeat(64));
    }

    private void ring(long run) {
        transactions.executeWithoutResult(_ -> work.begin(RunWork.TASK, run));
    }

    private void awaitStatus(long run, String status) {
        await().atMost(SOON).until(() -> books.runs().find(run).orElseThrow().status(), status::equals);
    }

    private StepRow row(long run, String key) {
        return books.steps().of(run).stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private RequestId request(long run) {
        return books.runs().find(run).orElseThrow().request();
    }

    /** The steps of each run, as a test wrote them. */
    static class Script implements Blueprint {

        private final Map<RequestId, List<Step>> steps = new ConcurrentHashMap<>();
        private final JdbcRuns runs;

        Script(JdbcRuns runs) {
            this.runs = runs;
        }

        void of(RequestId request, List<Step> written) {
            steps.put(request, written);
        }

        List<Step> steps(long run) {
            return steps(runs.find(run).orElseThrow());
        }

        @Override
        public List<Step> steps(RunRow run) {
            return steps.getOrDefault(run.request(), List.of());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableConfigurationProperties(ProvisioningSettings.class)
    @ComponentScan(basePackages = {"io.slipway.provisioning.engine", "io.slipway.work"})
    static class Engine {

        @Bean
        FakeRequests requests() {
            return new FakeRequests();
        }

        @Bean
        Script script(JdbcRuns runs) {
            return new Script(runs);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}

package io.slipway.requests;

import static io.slipway.requests.RequestFixtures.ADA;
import static io.slipway.requests.RequestFixtures.DIGEST;
import static io.slipway.requests.RequestFixtures.GRACE;
import static io.slipway.requests.RequestFixtures.LINUS;
import static io.slipway.requests.RequestFixtures.TRAIN;
import static io.slipway.requests.RequestFixtures.typed;
import static io.slipway.requests.RequestFixtures.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.slipway.organization.BusinessUnitKey;
import io.slipway.requests.RequestSearch.Place;
import io.slipway.requests.RequestSearch.Sight;
import io.slipway.testing.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(classes = RequestTransitionsTests.Setup.class)
class RequestTransitionsTests {

    @Autowired
    private RequestTransitions requests;

    @Autowired
    private RequestSearch search;

    @Autowired
    private Witness witness;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        jdbc.sql("truncate request").update();
        witness.forget();
    }

    @Test
    void theCheckKnowsExactlyTheStates() {
        var check = jdbc.sql("select pg_get_constraintdef(oid) from pg_constraint where conname = 'request_state'")
                .query(String.class)
                .single();

        assertThat(quoted(check))
                .isEqualTo(Arrays.stream(RequestState.class.getPermittedSubclasses())
                        .map(RequestJson::name)
                        .collect(Collectors.toSet()));
    }

    @Test
    void readsBackEveryStateAsItWasWritten() {
        var id = asked("churn-prediction");

        assertThat(List.of(
                        requests.planFailed(id, "No answer from GitHub"),
                        requests.plan(id),
                        requests.planned(id, DIGEST),
                        requests.submit(id, DIGEST),
                        requests.approve(id, GRACE, DIGEST),
                        requests.start(id),
                        requests.fail(id, "Quota"),
                        requests.start(id),
                        requests.fulfil(id)))
                .last()
                .isEqualTo(requests.get(id));
        assertThat(requests.get(id).wish()).isEqualTo(wish("churn-prediction"));
        assertThat(requests.get(id).version()).isEqualTo(10);
        assertThat(witness.names())
                .containsExactly(
                        "PlanAsked",
                        "PlanRefused",
                        "PlanAsked",
                        "PlanReady",
                        "Submitted",
                        "Signed",
                        "Started",
                        "Stopped",
                        "Started",
                        "Done");
    }

    @Test
    void aDraftKeepsWhateverWasTyped() {
        var raw = typed("${T(java.lang.Runtime)} \0 \ud800 \u202e 😀 ".repeat(50));

        var draft = requests.begin(ADA, TRAIN, raw);

        assertThat(requests.get(draft.id()).wish()).isEqualTo(raw);
        assertThat(requests.get(draft.id()).isDraft()).isTrue();
        assertThat(witness.names()).isEmpty();
    }

    @Test
    void aPlannedRequestBecomesADraftAgain() {
        var id = planned("churn-prediction");

        requests.keep(id, typed(""));

        assertThat(requests.get(id).state()).isEqualTo(new RequestState.Draft());
        assertThat(requests.ask(id, wish("other-name")).project()).hasToString("other-name");
    }

    @Test
    void deletesOnlyADraft() {
        var draft = requests.begin(ADA, TRAIN, typed("x")).id();
        var planning = asked("churn-prediction");

        requests.discard(draft);

        assertThat(requests.find(draft)).isEmpty();
        assertThatExceptionOfType(IllegalTransitionException.class).isThrownBy(() -> requests.discard(planning));
    }

    @Test
    void aListenersFailureUndoesTheChange() {
        var id = planned("churn-prediction");
        witness.refuse();

        assertThatIllegalStateException().isThrownBy(() -> requests.submit(id, DIGEST));
        assertThatIllegalStateException().isThrownBy(() -> requests.ask(ADA, TRAIN, wish("other-name")));

        assertThat(requests.get(id).state()).isEqualTo(new RequestState.Planned(DIGEST));
        assertThat(requests.page(new Requests.Filter.All(), Long.MAX_VALUE, 10)).hasSize(1);
    }

    @Test
    void oneOfTwoApproversDecides() throws Exception {
        for (var round = 0; round < 40; round++) {
            var id = submitted("p" + round + "-x");

            var failures = atOnce(
                    () -> requests.approve(id, GRACE, DIGEST), () -> requests.reject(id, LINUS, DIGEST, "Too dear"));

            assertThat(failures).singleElement().isInstanceOf(IllegalTransitionException.class);
            assertThat(requests.get(id).state())
                    .isInstanceOfAny(RequestState.Approved.class, RequestState.Rejected.class);
        }
        assertThat(witness.names().stream().filter(Set.of("Signed", "TurnedDown")::contains))
                .hasSize(40);
    }

    @Test
    void oneOfTwoTakesAName() throws Exception {
        for (var round = 0; round < 20; round++) {
            var name = "same-" + round;
            var one = planned(name);
            var other = planned(name);

            var failures = atOnce(() -> requests.submit(one, DIGEST), () -> requests.submit(other, DIGEST));

            assertThat(failures).singleElement().isInstanceOf(NameHeldException.class);
        }
    }

    @Test
    void aNameIsFreeAgainAfterARejection() {
        requests.reject(submitted("churn-prediction"), GRACE, DIGEST, "Not now");

        assertThat(submitted("churn-prediction")).isNotNull();
        assertThatExceptionOfType(NameHeldException.class).isThrownBy(() -> submitted("churn-prediction"));
    }

    @Test
    void pagesNewestFirst() {
        var ids = List.of(asked("alpha-one"), asked("beta-one"), asked("alpha-two"));

        var first = requests.page(new Requests.Filter.All(), Long.MAX_VALUE, 2);
        var second =
                requests.page(new Requests.Filter.All(), first.getLast().id().value(), 2);

        assertThat(first).extracting(Request::id).containsExactly(ids.get(2), ids.get(1));
        assertThat(second).extracting(Request::id).containsExactly(ids.get(0));
        assertThat(requests.page(new Requests.Filter.Named("ALPHA"), Long.MAX_VALUE, 9))
                .hasSize(2);
        assertThat(requests.page(new Requests.Filter.Named("%"), Long.MAX_VALUE, 9))
                .isEmpty();
        assertThat(requests.page(new Requests.Filter.By(GRACE), Long.MAX_VALUE, 9))
                .isEmpty();
    }

    @Test
    void theOldestWaitsFirst() {
        var ids = List.of(submitted("alpha-one"), submitted("beta-one"));

        assertThat(requests.awaitingApproval()).extracting(Request::id).isEqualTo(ids);
    }

    @Test
    void showsToEachWhatIsTheirs() {
        var draft = requests.begin(ADA, TRAIN, typed("Secret idea")).id();
        var shared = asked("churn-prediction");
        var fraud = List.of(new BusinessUnitKey("fraud"));

        assertThat(seen(new Sight.Own(ADA))).containsExactly(shared, draft);
        assertThat(seen(new Sight.Shared(ADA, fraud))).containsExactly(shared, draft);
        assertThat(seen(new Sight.Shared(GRACE, fraud))).containsExactly(shared);
        assertThat(seen(new Sight.Shared(GRACE, List.of()))).isEmpty();
        assertThat(seen(new Sight.Everything(LINUS))).containsExactly(shared);
    }

    @Test
    void turnsPagesBothWays() {
        var ids = List.of(asked("p-1"), asked("p-2"), asked("p-3"), asked("p-4"));
        var all = new Sight.Shared(GRACE, List.of(new BusinessUnitKey("fraud")));

        assertThat(search.page(all, "", new Place.Below(ids.get(2).value()), 2))
                .extracting(Request::id)
                .containsExactly(ids.get(1), ids.get(0));
        assertThat(search.page(all, "", new Place.Above(ids.get(1).value()), 2))
                .extracting(Request::id)
                .containsExactly(ids.get(3), ids.get(2));
        assertThat(search.page(all, "P-3", Place.newest(), 2))
                .extracting(Request::id)
                .containsExactly(ids.get(2));
    }

    private List<RequestId> seen(Sight sight) {
        return search.page(sight, "", Place.newest(), 10).stream()
                .map(Request::id)
                .toList();
    }

    private RequestId asked(String project) {
        return requests.ask(ADA, TRAIN, wish(project)).id();
    }

    private RequestId planned(String project) {
        return requests.planned(asked(project), DIGEST).id();
    }

    private RequestId submitted(String project) {
        return requests.submit(planned(project), DIGEST).id();
    }

    private static Set<String> quoted(@Nullable String text) {
        return Pattern.compile("'([^']+)'")
                .matcher(String.valueOf(text))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    private static List<Throwable> atOnce(Callable<?> one, Callable<?> other) throws Exception {
        var barrier = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var failures = new ArrayList<Throwable>();
            for (var future : List.of(threads.submit(after(barrier, one)), threads.submit(after(barrier, other)))) {
                failure(future, failures);
            }
            return failures;
        }
    }

    private static Callable<Object> after(CyclicBarrier barrier, Callable<?> call) {
        return () -> {
            barrier.await();
            return call.call();
        };
    }

    private static void failure(Future<?> future, List<Throwable> failures) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            failures.add(cause(e));
        }
    }

    private static Throwable cause(ExecutionException e) {
        var cause = e.getCause();
        return cause == null ? e : cause;
    }

    /** Remembers events, and can refuse them. */
    static class Witness {

        private final List<String> names = new ArrayList<>();
        private boolean refuses;

        @EventListener
        synchronized void hear(RequestEvent event) {
            if (refuses) {
                throw new IllegalStateException("Refused");
            }
            names.add(event.getClass().getSimpleName());
        }

        synchronized void refuse() {
            refuses = true;
        }

        synchronized void forget() {
            names.clear();
            refuses = false;
        }

        synchronized List<String> names() {
            return List.copyOf(names);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import({TestDatabase.class, RequestTransitions.class, JdbcRequests.class, JdbcRequestSearch.class})
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class Setup {

        @Bean
        Witness witness() {
            return new Witness();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}

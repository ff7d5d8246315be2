package io.slipway.requests;

import static io.slipway.requests.RequestFixtures.ADA;
import static io.slipway.requests.RequestFixtures.DIGEST;
import static io.slipway.requests.RequestFixtures.GRACE;
import static io.slipway.requests.RequestFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.slipway.requests.RequestState.Approved;
import io.slipway.requests.RequestState.AwaitingApproval;
import io.slipway.requests.RequestState.Draft;
import io.slipway.requests.RequestState.Failed;
import io.slipway.requests.RequestState.Fulfilled;
import io.slipway.requests.RequestState.PlanFailed;
import io.slipway.requests.RequestState.Planned;
import io.slipway.requests.RequestState.Planning;
import io.slipway.requests.RequestState.Provisioning;
import io.slipway.requests.RequestState.Rejected;
import io.slipway.requests.RequestState.Withdrawn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestTests {

    private static final List<Request> EVERY_STATE = List.of(
            RequestFixtures.draft(),
            RequestFixtures.planning(),
            RequestFixtures.planFailed(),
            RequestFixtures.planned(),
            RequestFixtures.awaitingApproval(),
            RequestFixtures.approved(),
            RequestFixtures.provisioning(),
            RequestFixtures.provisioning().fulfil(NOON),
            RequestFixtures.provisioning().fail("Quota", NOON),
            RequestFixtures.awaitingApproval().reject(GRACE, DIGEST, "Too dear", NOON),
            RequestFixtures.planned().withdraw(NOON));

    private static final Map<String, UnaryOperator<Request>> TRANSITIONS = Map.ofEntries(
            Map.entry("keep", request -> request.keep(RequestFixtures.typed("x"), NOON)),
            Map.entry("ask", request -> request.ask(RequestFixtures.wish("other-name"), NOON)),
            Map.entry("plan", request -> request.plan(NOON)),
            Map.entry("planned", request -> request.planned(DIGEST, NOON)),
            Map.entry("planFailed", request -> request.planFailed("No", NOON)),
            Map.entry("submit", request -> request.submit(DIGEST, NOON)),
            Map.entry("withdraw", request -> request.withdraw(NOON)),
            Map.entry("discard", RequestTests::discarded),
            Map.entry("approve", request -> request.approve(GRACE, DIGEST, NOON)),
            Map.entry("reject", request -> request.reject(GRACE, DIGEST, "No", NOON)),
            Map.entry("start", request -> request.start(NOON)),
            Map.entry("fulfil", request -> request.fulfil(NOON)),
            Map.entry("fail", request -> request.fail("No", NOON)));

    /** From state and transition to state; whatever is not here is illegal. */
    private static final Map<Class<? extends RequestState>, Map<String, Class<? extends RequestState>>> LEGAL =
            Map.ofEntries(
                    Map.entry(Draft.class, Map.of("keep", Draft.class, "ask", Planning.class, "discard", Draft.class)),
                    Map.entry(
                            Planning.class,
                            Map.of(
                                    "planned",
                                    Planned.class,
                                    "planFailed",
                                    PlanFailed.class,
                                    "withdraw",
                                    Withdrawn.class)),
                    Map.entry(
                            PlanFailed.class,
                            Map.of(
                                    "keep",
                                    Draft.class,
                                    "ask",
                                    Planning.class,
                                    "plan",
                                    Planning.class,
                                    "withdraw",
                                    Withdrawn.class)),
                    Map.entry(
                            Planned.class,
                            Map.of(
                                    "keep",
                                    Draft.class,
                                    "ask",
                                    Planning.class,
                                    "plan",
                                    Planning.class,
                                    "withdraw",
                                    Withdrawn.class,
                                    "submit",
                                    AwaitingApproval.class)),
                    Map.entry(
                            AwaitingApproval.class,
                            Map.of("approve", Approved.class, "reject", Rejected.class, "withdraw", Withdrawn.class)),
                    Map.entry(Approved.class, Map.of("start", Provisioning.class)),
                    Map.entry(Provisioning.class, Map.of("fulfil", Fulfilled.class, "fail", Failed.class)),
                    Map.entry(Failed.class, Map.of("start", Provisioning.class)),
                    Map.entry(Fulfilled.class, Map.of()),
                    Map.entry(Rejected.class, Map.of()),
                    Map.entry(Withdrawn.class, Map.of()));

    static Stream<Arguments> everyStateWithEachTransition() {
        return EVERY_STATE.stream()
                .flatMap(request ->
                        TRANSITIONS.keySet().stream().sorted().map(transition -> Arguments.of(request, transition)));
    }

    @ParameterizedTest
    @MethodSource("everyStateWithEachTransition")
    void movesOnlyWhereItIsLegal(Request request, String name) {
        var transition = TRANSITIONS.getOrDefault(name, UnaryOperator.identity());
        var expected = LEGAL.getOrDefault(request.state().getClass(), Map.of()).get(name);

        if (expected == null) {
            assertThatExceptionOfType(IllegalTransitionException.class)
                    .isThrownBy(() -> transition.apply(request))
                    .withMessageContaining(
                            "R-142 is " + request.state().getClass().getSimpleName());
        } else {
            assertThat(transition.apply(request).state()).isInstanceOf(expected);
        }
    }

    @Test
    void theTableKnowsEveryState() {
        assertThat(EVERY_STATE)
                .<Class<?>>map(request -> request.state().getClass())
                .containsExactlyInAnyOrder(RequestState.class.getPermittedSubclasses());
        assertThat(LEGAL.keySet()).hasSameSizeAs(Arrays.asList(RequestState.class.getPermittedSubclasses()));
    }

    @Test
    void refusesAnotherPlanThanTheOneShown() {
        assertThatExceptionOfType(OtherPlanException.class)
                .isThrownBy(() -> RequestFixtures.planned().submit("other", NOON));
        assertThatExceptionOfType(OtherPlanException.class)
                .isThrownBy(() -> RequestFixtures.awaitingApproval().approve(GRACE, "other", NOON));
        assertThatExceptionOfType(OtherPlanException.class)
                .isThrownBy(() -> RequestFixtures.awaitingApproval().reject(GRACE, "other", "No", NOON));
    }

    @Test
    void nobodySignsTheirOwn() {
        assertThatExceptionOfType(OwnRequestException.class)
                .isThrownBy(() -> RequestFixtures.awaitingApproval().approve(ADA, DIGEST, NOON));
        assertThatExceptionOfType(OwnRequestException.class)
                .isThrownBy(() -> RequestFixtures.awaitingApproval().reject(ADA, DIGEST, "No", NOON));
    }

    @Test
    void onlyADraftHoldsWhatIsNotChecked() {
        var draft = RequestFixtures.draft();

        assertThat(draft.title()).isEqualTo("Create Churn!");
        assertThatIllegalStateException().isThrownBy(draft::project).withMessageContaining("is a draft");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Request(
                        draft.id(), ADA, draft.template(), draft.wish(), new Planned(DIGEST), NOON, NOON, 1));
    }

    @Test
    void anEditedRequestShowsWhatWasAnswered() {
        var again = RequestFixtures.planned().wish().typed();

        assertThat(again.project()).isEqualTo("churn-prediction");
        assertThat(again.answers()).containsEntry("size", "7").containsEntry("batch", "true");
    }

    @Test
    void everyStateHasItsStanding() {
        assertThat(EVERY_STATE).allSatisfy(request -> {
            var standing = RequestStanding.of(request.state());
            assertThat(standing.legs()).hasSize(4);
            assertThat(standing.label()).isNotBlank();
        });
    }

    private static Request discarded(Request request) {
        request.discard();
        return request;
    }
}

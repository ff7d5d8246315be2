package io.slipway.approvals.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.slipway.approvals.Approvals;
import io.slipway.requests.Drafts;
import io.slipway.requests.Request;
import io.slipway.requests.RequestState.AwaitingApproval;
import io.slipway.requests.RequestState.Draft;
import io.slipway.requests.RequestState.Planning;
import io.slipway.requests.RequestState.Rejected;
import io.slipway.requests.Requests;
import io.slipway.requests.Wish;
import io.slipway.terraform.Terraform;
import io.slipway.testing.FakeTerraform;
import io.slipway.testing.Shipwright;
import io.slipway.testing.Yard;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@Yard
class DecisionTests {

    private static final List<String> PEOPLE = List.of("ada", "grace", "barbara", "katherine", "linus", "mallory");

    /** For those of {@link #PEOPLE}, in each state of a request. */
    private static final Map<String, List<Integer>> EXPECTED = Map.of(
            "Draft", List.of(403, 404, 404, 404, 404, 404),
            "Planning", List.of(403, 409, 409, 403, 403, 404),
            "Planned", List.of(403, 409, 409, 403, 403, 404),
            "AwaitingApproval", List.of(403, 302, 302, 403, 403, 404),
            "Approved", List.of(403, 409, 409, 403, 403, 404),
            "Rejected", List.of(403, 409, 409, 403, 403, 404),
            "Withdrawn", List.of(403, 409, 409, 403, 403, 404));

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Shipwright shipwright;

    @Autowired
    private Requests requests;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Terraform terraform;

    static Stream<Arguments> everybodyInEachState() {
        return EXPECTED.entrySet().stream()
                .flatMap(row -> PEOPLE.stream()
                        .map(person -> Arguments.of(
                                row.getKey(), person, row.getValue().get(PEOPLE.indexOf(person)))));
    }

    @BeforeEach
    void clear() {
        shipwright.clear();
        ((FakeTerraform) terraform).forget();
    }

    @ParameterizedTest
    @MethodSource("everybodyInEachState")
    void onlyAnApproverDecidesAndOnlyWhileItWaits(String state, String person, int expected) {
        var request = in(state);

        assertThat(decide(request, person, "approve", digest(request), "")).hasStatus(expected);
        assertThat(approvals.of(request.id())).hasSize(decisions(state, expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Draft", "Planned", "AwaitingApproval", "Approved"})
    void nobodyUnknownDecides(String state) {
        var request = in(state);

        var answer = mvc.post()
                .uri("/requests/{id}/decision", request.id().value())
                .accept(MediaType.TEXT_HTML)
                .with(csrf())
                .param("decision", "approve")
                .param("digest", digest(request));

        assertThat(answer).hasStatus3xxRedirection().redirectedUrl().endsWith("/sign-in");
        assertThat(requests.get(request.id()).state()).isEqualTo(request.state());
    }

    @Test
    void nobodyDecidesAboutWhatIsNotThere() {
        assertThat(post(999_999, "grace", "approve", "0".repeat(64), "")).hasStatus(404);
    }

    @Test
    void aForgedFormDecidesNothing() {
        var request = shipwright.submitted();

        var answer = mvc.post()
                .uri("/requests/{id}/decision", request.id().value())
                .with(user("grace"))
                .param("decision", "approve")
                .param("digest", digest(request));

        assertThat(answer).hasStatus(403);
        assertThat(approvals.of(request.id())).isEmpty();
    }

    @Test
    void tellsOnesOwnRequestFromOthers() {
        var request = shipwright.submitted();

        assertThat(decide(request, "ada", "approve", digest(request), ""))
                .bodyText()
                .contains("This is your own request");
        assertThat(decide(request, "katherine", "approve", digest(request), ""))
                .bodyText()
                .contains("is signed by Grace or Barbara");
    }

    @Test
    void anotherPlanThanTheOneShownIsNotSigned() {
        var shown = shipwright.planned();
        var digest = digest(shown);
        ((FakeTerraform) terraform).answer("train/dev", job -> FakeTerraform.bucket(job, "another"));
        shipwright.plan(drafts.ask(shown.id(), (Wish.Checked) shown.wish()));
        shipwright.submit(requests.get(shown.id()));

        assertThat(decide(shown, "grace", "approve", digest, ""))
                .hasStatus(409)
                .bodyText()
                .contains("The plan changed since you looked", "dev terraform_data.bucket: changed");
        assertThat(requests.get(shown.id()).state()).isInstanceOf(AwaitingApproval.class);
        assertThat(approvals.of(shown.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7f3a", "0000000000000000000000000000000000000000000000000000000000000000", "%", "<b>"})
    void aDigestThatIsNoneIsAnotherPlan(String digest) {
        var request = shipwright.submitted();

        assertThat(decide(request, "grace", "approve", digest, "")).hasStatus(409);
        assertThat(decide(request, "grace", "reject", digest, "No")).hasStatus(409);
    }

    @Test
    void theSecondDecisionLearnsWhoWasFaster() {
        var request = shipwright.submitted();
        decide(request, "barbara", "reject", digest(request), "Too dear");

        assertThat(decide(request, "grace", "approve", digest(request), ""))
                .hasStatus(409)
                .bodyText()
                .contains("It is decided already", "Barbara rejected it");
    }

    @Test
    void aReasonIsNoNovel() {
        var request = shipwright.submitted();

        assertThat(decide(request, "grace", "reject", digest(request), "x".repeat(1_001)))
                .hasStatus(422);
        assertThat(decide(request, "grace", "reject", digest(request), "x".repeat(1_000)))
                .hasStatus(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zu teuer – 费用太高 💸", "<script>alert(1)</script>", "' or 1=1 --", "a\u0000b"})
    void anyWordsAreAReason(String reason) {
        var request = shipwright.submitted();

        assertThat(decide(request, "grace", "reject", digest(request), reason)).hasStatus(302);
        assertThat(requests.get(request.id()).state()).isInstanceOf(Rejected.class);
        assertThat(mvc.get()
                        .uri("/requests/{id}", request.id().value())
                        .with(user("ada"))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<script>alert(1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "maybe", "APPROVE"})
    void anythingElseDecidesNothing(String decision) {
        var request = shipwright.submitted();

        assertThat(decide(request, "grace", decision, digest(request), "")).hasStatus(422);
        assertThat(requests.get(request.id()).state()).isInstanceOf(AwaitingApproval.class);
    }

    @Test
    void theBarIsThereForWhomItMayHelp() {
        var request = shipwright.submitted();

        assertThat(page(request, "grace")).bodyText().contains("aria-label=\"Your decision\"");
        assertThat(page(request, "ada")).bodyText().doesNotContain("aria-label=\"Your decision\"");
        assertThat(page(request, "linus")).bodyText().doesNotContain("aria-label=\"Your decision\"");
    }

    private Request in(String state) {
        return state.equals("Draft")
                ? shipwright.draft()
                : shipwright.oneOfEach().stream()
                        .filter(request ->
                                request.state().getClass().getSimpleName().equals(state))
                        .findFirst()
                        .orElseThrow();
    }

    private static int decisions(String state, int expected) {
        return expected == 302 || state.equals("Approved") || state.equals("Rejected") ? 1 : 0;
    }

    /** The one that is shown; of no use where there is none. */
    private String digest(Request request) {
        return request.state() instanceof Draft || request.state() instanceof Planning
                ? "0".repeat(64)
                : shipwright.plan(request.id()).digest();
    }

    private MvcTestResult page(Request request, String person) {
        return mvc.get()
                .uri("/requests/{id}", request.id().value())
                .with(user(person))
                .exchange();
    }

    private MvcTestResult decide(Request request, String person, String decision, String digest, String reason) {
        return post(request.id().value(), person, decision, digest, reason);
    }

    private MvcTestResult post(long id, String person, String decision, String digest, String reason) {
        return mvc.post()
                .uri("/requests/{id}/decision", id)
                .with(user(person))
                .with(csrf())
                .param("decision", decision)
                .param("digest", digest)
                .param("reason", reason)
                .exchange();
    }
}

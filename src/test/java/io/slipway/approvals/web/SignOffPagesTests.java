package io.slipway.approvals.web;

import static io.slipway.testing.Rooms.ADA;
import static io.slipway.testing.Rooms.DIGEST;
import static io.slipway.testing.Rooms.GRACE;
import static io.slipway.testing.Rooms.LINUS;
import static io.slipway.testing.Rooms.OTHER_DIGEST;
import static io.slipway.testing.Rooms.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.slipway.approvals.Approvals;
import io.slipway.identity.Person;
import io.slipway.requests.Request;
import io.slipway.testing.FakePlans;
import io.slipway.testing.Rooms;
import io.slipway.testing.SamplePlan;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages on which somebody signs, as each of the cast sees them. */
@SpringBootTest(classes = Rooms.class)
@AutoConfigureMockMvc
class SignOffPagesTests {

    private static final String INBOX_LINK = "class=\"nav__link\" href=\"/inbox\"";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Approvals approvals;

    @Autowired
    private FakePlans plans;

    @Autowired
    private Rooms.Desk desk;

    @BeforeEach
    void empty() {
        desk.clear();
    }

    @Test
    void anEmptyInboxSaysWhatItIs() throws Exception {
        assertThat(page("/inbox", GRACE)).contains("Nothing waits for you.", "No requests wait for you");
    }

    @Test
    void theInboxSaysWhoAsksForWhatSinceWhenAndHowMuch() throws Exception {
        var request = desk.awaiting(ADA);
        var creations = plans.newest(request.id()).orElseThrow().creations();

        assertThat(page("/inbox", GRACE))
                .contains("One request waits for you.")
                .contains("href=\"/requests/%d\"".formatted(request.id().value()))
                .contains("Create " + request.project())
                .contains("Ada · Retail banking · Build, train and deploy v1")
                .contains("+" + creations)
                .contains("<time");
    }

    @Test
    void theInboxMarksWhatIsUnusual() throws Exception {
        var request = desk.planned(ADA, "train-deploy", "fraud", Rooms.Desk.answers());
        desk.requests().submit(request.id(), DIGEST);

        assertThat(page("/inbox", GRACE)).contains("prod shares its account");
    }

    @Test
    void theInboxGoesOnWhereAPageEnds() throws Exception {
        var requests = IntStream.range(0, 26).mapToObj(_ -> desk.awaiting(ADA)).toList();
        var last = requests.getLast();
        var middle = InboxPlace.of(requests.get(24));

        assertThat(page("/inbox", GRACE))
                .contains("26 requests wait for you")
                .contains("/inbox?after=" + middle)
                .doesNotContain("Create " + last.project() + "<");

        approvals.approve(requests.get(24).id(), LINUS, DIGEST);

        assertThat(page("/inbox?after=" + middle, GRACE))
                .contains("Create " + last.project() + "<")
                .doesNotContain("Create " + requests.getFirst().project() + "<");
    }

    @Test
    void aPlaceThatIsNoneIsTheFirstPage() throws Exception {
        var request = desk.awaiting(ADA);

        for (var after : new String[] {"x", "_", "2026-11-23T12:00:00Z_x", "yesterday_1", "%00"}) {
            assertThat(page("/inbox?after=" + after, GRACE)).contains("Create " + request.project());
        }
    }

    @Test
    void onlyWhoSignsSomewhereHasAnInboxInTheMenu() throws Exception {
        desk.awaiting(ADA);

        assertThat(page("/inbox", GRACE)).contains(INBOX_LINK);
        assertThat(page("/inbox", LINUS)).contains(INBOX_LINK);
        assertThat(page("/inbox", ADA)).doesNotContain(INBOX_LINK);
        assertThat(page("/inbox", ROOT)).doesNotContain(INBOX_LINK);
    }

    @Test
    void anApproverDecidesOnTheRequest() throws Exception {
        var request = desk.awaiting(ADA);

        assertThat(page(request, GRACE))
                .contains("action=\"/requests/%d/decision\""
                        .formatted(request.id().value()))
                .contains("name=\"digest\" value=\"%s\"".formatted(DIGEST))
                .contains("7f3a 91c4", "sha256:" + DIGEST)
                .contains("aria-keyshortcuts=\"A\"", "formnovalidate")
                .contains("What is unusual", "Nothing. It only adds")
                .contains("Grace or Linus");
    }

    @Test
    void everybodyElseReadsWhoMaySign() throws Exception {
        var request = desk.awaiting(ADA);

        assertThat(page(request, ADA)).doesNotContain("/decision").contains("Grace or Linus", "7f3a 91c4");
        assertThat(page(request, ROOT)).doesNotContain("/decision");
    }

    @Test
    void everybodyReadsWhoRejectedWhatAndWhy() throws Exception {
        var request = desk.awaiting(ADA);
        approvals.reject(request.id(), GRACE, DIGEST, "Batch <b>is</b> enough.");

        assertThat(page(request, ADA))
                .contains("Grace rejected", "“Batch &lt;b&gt;is&lt;/b&gt; enough.”", "7f3a 91c4")
                .doesNotContain("/decision", "Slipway makes it");
    }

    @Test
    void everybodyReadsWhoSigned() throws Exception {
        var request = desk.approved(ADA, GRACE);
        approvals.of(request.id());
        var signed = desk.awaiting(ADA);
        approvals.approve(signed.id(), LINUS, DIGEST);

        assertThat(page(signed, ADA))
                .contains("Linus signed", "Slipway makes it")
                .doesNotContain("/decision");
    }

    @Test
    void aPlannedRequestIsNotSignedYet() throws Exception {
        assertThat(page(desk.planned(ADA), ADA)).contains("One signature, once it is submitted");
    }

    @Test
    void aMissingReasonIsMendedOnTheSamePage() throws Exception {
        var request = desk.awaiting(ADA);

        var answer = decide(request, GRACE, "reject", DIGEST, " ");

        assertThat(answer).hasStatus(422);
        assertThat(text(answer))
                .contains("Create " + request.project(), "Customers leave.")
                .contains("aria-invalid=\"true\"", "aria-describedby=\"reason-message\"")
                .contains("Say why; the requester reads it first.")
                .contains("name=\"digest\" value=\"%s\"".formatted(DIGEST));
    }

    @Test
    void whatWasTypedStays() throws Exception {
        var novel = "Batch is enough. ".repeat(70);

        var answer = decide(desk.awaiting(ADA), GRACE, "reject", DIGEST, novel);

        assertThat(answer).hasStatus(422);
        assertThat(text(answer)).contains(novel.strip(), "at most 1000 characters");
    }

    @Test
    void anotherPlanIsNotSignedAndSaysWhatChanged() throws Exception {
        var request = desk.planned(ADA);
        var shown = plans.newest(request.id()).orElseThrow();
        desk.drafts().plan(request.id());
        var moved = plans.add(SamplePlan.moved(shown, OTHER_DIGEST));
        desk.requests().planned(request.id(), OTHER_DIGEST);
        desk.requests().submit(request.id(), OTHER_DIGEST);

        var answer = decide(request, GRACE, "approve", DIGEST, "");

        assertThat(answer).hasStatus(409);
        assertThat(text(answer))
                .contains("The plan changed since you looked", "7f3a 91c4", "0b52 77aa")
                .contains("+" + shown.creations(), "+" + moved.creations())
                .contains("dev terraform_data.old: new");
        assertThat(approvals.of(request.id())).isEmpty();
    }

    @Test
    void theSlowerOfTwoReadsWhoWasFaster() throws Exception {
        var request = desk.awaiting(ADA);
        approvals.approve(request.id(), LINUS, DIGEST);

        var answer = decide(request, GRACE, "reject", DIGEST, "Batch is enough.");

        assertThat(answer).hasStatus(409);
        assertThat(text(answer)).contains("It is decided already", "Linus signed it, for the plan 7f3a 91c4");
    }

    @Test
    void whatWasTakenBackIsNotSigned() throws Exception {
        var request = desk.awaiting(ADA);
        desk.requests().withdraw(request.id());

        var answer = decide(request, GRACE, "approve", DIGEST, "");

        assertThat(answer).hasStatus(409);
        assertThat(text(answer)).contains("It does not wait for a signature");
    }

    @Test
    void onesOwnRequestSaysWhoSignsIt() throws Exception {
        var answer = decide(desk.awaiting(GRACE), GRACE, "approve", DIGEST, "");

        assertThat(answer).hasStatus(403);
        assertThat(text(answer)).contains("This is your own request");
    }

    @Test
    void aDecisionLeadsBackToTheRequest() {
        var request = desk.awaiting(ADA);

        assertThat(decide(request, GRACE, "approve", DIGEST, ""))
                .hasRedirectedUrl("/requests/" + request.id().value());
    }

    private String page(Request request, Person viewer) throws UnsupportedEncodingException {
        return page("/requests/" + request.id().value(), viewer);
    }

    private String page(String path, Person viewer) throws UnsupportedEncodingException {
        var answer =
                mvc.get().uri(URI.create(path)).with(user(viewer.id().value())).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return text(answer);
    }

    private MvcTestResult decide(Request request, Person person, String decision, String digest, String reason) {
        return mvc.post()
                .uri("/requests/{id}/decision", request.id().value())
                .with(user(person.id().value()))
                .with(csrf())
                .param("decision", decision)
                .param("digest", digest)
                .param("reason", reason)
                .exchange();
    }

    private static String text(MvcTestResult answer) throws UnsupportedEncodingException {
        return answer.getResponse().getContentAsString();
    }
}

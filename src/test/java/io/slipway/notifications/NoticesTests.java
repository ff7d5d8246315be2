package io.slipway.notifications;

import static io.slipway.testing.Rooms.ADA;
import static io.slipway.testing.Rooms.DIGEST;
import static io.slipway.testing.Rooms.GRACE;
import static io.slipway.testing.Rooms.LINUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.slipway.approvals.Approvals;
import io.slipway.identity.Person;
import io.slipway.projects.Noticeboard;
import io.slipway.projects.Noticeboard.Note;
import io.slipway.requests.RequestEvent;
import io.slipway.testing.Rooms;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionOperations;

/** Everybody is told once what concerns them, and can put it away. */
@SpringBootTest(classes = Rooms.class)
@AutoConfigureMockMvc
class NoticesTests {

    @Autowired
    private Noticeboard board;

    @Autowired
    private Approvals approvals;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Rooms.Desk desk;

    @BeforeEach
    void empty() {
        desk.clear();
    }

    @Test
    void whoMaySignIsToldOfASubmission() {
        var request = desk.awaiting(ADA);

        assertThat(titles(GRACE)).containsExactly(request.id() + " waits for a signature.");
        assertThat(titles(LINUS)).hasSize(1);
        assertThat(titles(ADA)).isEmpty();
    }

    @Test
    void anApproverIsNotToldOfTheirOwn() {
        desk.awaiting(GRACE);

        assertThat(titles(GRACE)).isEmpty();
        assertThat(titles(LINUS)).hasSize(1);
    }

    @Test
    void theRequesterIsToldOfEachEnd() {
        var request = desk.awaiting(ADA);
        approvals.approve(request.id(), GRACE, DIGEST);
        desk.requests().start(request.id());
        desk.requests().fail(request.id(), "GitHub does not answer");
        desk.requests().start(request.id());
        desk.requests().fulfil(request.id());

        assertThat(board.of(ADA.id()))
                .extracting(Note::title)
                .containsExactly(
                        request.project() + " is ready.", request.id() + " stopped.", request.id() + " is approved.");
        assertThat(board.of(ADA.id()).getFirst().href()).isEqualTo("/projects/" + request.project());
        assertThat(board.of(ADA.id()).get(1).text()).isEqualTo("GitHub does not answer");
    }

    @Test
    void theRequesterIsToldWhy() {
        var request = desk.awaiting(ADA);
        approvals.reject(request.id(), GRACE, DIGEST, "Batch is enough.");

        assertThat(board.of(ADA.id())).singleElement().satisfies(note -> {
            assertThat(note.tone()).isEqualTo("error");
            assertThat(note.text()).isEqualTo("Grace says: “Batch is enough.”");
            assertThat(note.href()).isEqualTo("/requests/" + request.id().value());
        });
    }

    @Test
    void theSameEventTwiceIsToldOnce() {
        var request = desk.awaiting(ADA);

        events.publishEvent(new RequestEvent.Submitted(request));
        events.publishEvent(new RequestEvent.Submitted(request));

        assertThat(titles(GRACE)).hasSize(1);
    }

    @Test
    void anEndThatComesAgainIsToldAgain() {
        var request = desk.approved(ADA, GRACE);
        for (var round = 0; round < 2; round++) {
            desk.requests().start(request.id());
            desk.requests().fail(request.id(), "Round " + round);
        }

        assertThat(board.of(ADA.id())).extracting(Note::text).startsWith("Round 1", "Round 0");
    }

    @Test
    void whatIsDecidedWaitsForNobodyAnyMore() {
        var signed = desk.awaiting(ADA);
        var rejected = desk.awaiting(ADA);
        var takenBack = desk.awaiting(ADA);
        var waiting = desk.awaiting(ADA);
        approvals.approve(signed.id(), GRACE, DIGEST);
        approvals.reject(rejected.id(), GRACE, DIGEST, "No.");
        desk.requests().withdraw(takenBack.id());

        assertThat(titles(LINUS)).containsExactly(waiting.id() + " waits for a signature.");
    }

    @Test
    void whatDidNotHappenIsNotTold() {
        var request = desk.awaiting(ADA);

        transactions.executeWithoutResult(status -> {
            approvals.approve(request.id(), GRACE, DIGEST);
            status.setRollbackOnly();
        });

        assertThat(titles(ADA)).isEmpty();
        assertThat(titles(GRACE)).hasSize(1);
    }

    @Test
    void aNoticeStandsOnTheHomePageUntilItIsPutAway() throws Exception {
        var request = desk.awaiting(ADA);
        approvals.reject(request.id(), GRACE, DIGEST, "Batch <i>is</i> enough.");
        var note = board.of(ADA.id()).getFirst();

        assertThat(home(ADA))
                .contains(request.id() + " is rejected.", "Batch &lt;i&gt;is&lt;/i&gt; enough.", "flash--error")
                .contains("action=\"%s\"".formatted(note.dismissal()));

        assertThat(mvc.post().uri(note.dismissal()).with(user("grace")).with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(titles(ADA)).as("somebody else's notice stays").hasSize(1);
        assertThat(mvc.post().uri(note.dismissal()).with(user("ada")).with(csrf()))
                .hasRedirectedUrl("/");
        assertThat(mvc.post().uri(note.dismissal()).with(user("ada")).with(csrf()))
                .hasRedirectedUrl("/");
        assertThat(titles(ADA)).isEmpty();
        assertThat(home(ADA)).doesNotContain("is rejected.");
    }

    @Test
    void puttingAwayNeedsTheFormsToken() {
        assertThat(mvc.post().uri("/notices/1/seen").with(user("ada"))).hasStatus(403);
        assertThat(mvc.post().uri("/notices/99999999/seen").with(user("ada")).with(csrf()))
                .hasRedirectedUrl("/");
        assertThat(mvc.post().uri("/notices/x/seen").with(user("ada")).with(csrf()))
                .hasStatus(404);
    }

    private List<String> titles(Person person) {
        return board.of(person.id()).stream().map(Note::title).toList();
    }

    private String home(Person person) throws UnsupportedEncodingException {
        var answer = mvc.get().uri("/").with(user(person.id().value())).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }
}

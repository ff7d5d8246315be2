package io.slipway.requests.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.slipway.identity.Person;
import io.slipway.requests.Request;
import io.slipway.requests.RequestId;
import io.slipway.requests.RequestState;
import io.slipway.requests.Requests;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(classes = PagesSetup.class)
@AutoConfigureMockMvc
class RequestPagesTests {

    private static final String DIGEST = "7f3a91c4";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Requests requests;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        jdbc.sql("truncate request").update();
    }

    @Test
    void asksEveryQuestionOfTheTemplate() {
        var page = text(get(PagesSetup.ADA, "/requests/new?template=sample"));

        assertThat(page)
                .contains("<h1>Sample of all", "name=\"business-unit\"", "Retail banking", "What will be made")
                .contains("name=\"project\"", "minlength=\"3\"", "maxlength=\"28\"", "pattern=\"[a-z](?:-?[a-z0-9])+\"")
                .contains("type=\"radio\"", "value=\"real-time\" required checked")
                .contains("type=\"checkbox\"", "type=\"number\"", "min=\"50\"", "max=\"20000\"", "value=\"500\"")
                .contains("customer-insights", "pattern=\"[A-Z]{2}-\\d{5}\"", "name=\"reason\"")
                .contains("hx-post=\"/requests/outline\"", "hx-get=\"/requests/name-check\"", "Update the picture")
                .doesNotContain("Secret lab", ">Fraud", "Error:", "role=\"alert\"");
    }

    @Test
    void aLinkFillsTheFormIn() {
        var page = text(get(
                PagesSetup.ADA,
                "/requests/new?template=sample&business-unit=retail-banking&project=churn-prediction"
                        + "&reason=Keep%20customers&inference=batch&container=true&budget=750&team=customer-insights"));

        assertThat(page)
                .contains("value=\"retail-banking\" selected", "value=\"churn-prediction\"", "Keep customers")
                .contains("value=\"batch\" required checked", "value=\"750\"", "value=\"customer-insights\" selected")
                .contains("<b>churn-prediction</b>-container", "churn-prediction is free.", "111122223330")
                .doesNotContain("Endpoint");
    }

    @Test
    void whoMayAskNowhereIsToldWhatToDo() {
        var page = get(PagesSetup.LINUS, "/requests/new?template=sample");

        assertThat(page).hasStatus(403).bodyText().contains("You belong to no business unit");
    }

    @Test
    void goodAnswersAreATaskForThePlanner() {
        var page = post(PagesSetup.ADA, "/requests", answers());

        var request = newest();
        assertThat(page)
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/requests/" + request.id().value());
        assertThat(request.state()).isInstanceOf(RequestState.Planning.class);
        assertThat(request.requester()).isEqualTo(PagesSetup.ADA.id());
        assertThat(request.answers().values())
                .containsEntry("budget", 500L)
                .containsEntry("container", true)
                .doesNotContainKey("lead");
        assertThat(text(get(PagesSetup.ADA, "/requests/" + request.id().value())))
                .contains("Create churn-prediction", "Planning", "Keep the customers", "Sample of all v1")
                .contains("hx-get=\"/requests/" + request.id().value() + "/news?seen=Planning\"")
                .contains("The sample panel of " + request.id(), "Withdraw", "Yes", "Real-time")
                .doesNotContain("Submit for approval", ">Edit");
    }

    @Test
    void wrongAnswersComeBackWithWhatToMend() {
        var wrong = answers();
        wrong.putAll(Map.of("project", "Churn!", "budget", "7", "cost-centre", "RB-44", "reason", "short"));

        var page = post(PagesSetup.ADA, "/requests", wrong);

        assertThat(page).hasStatus(422);
        assertThat(text(page))
                .contains("<title>Error: Sample of all", "4 answers need another look", "role=\"alert\"")
                .contains("href=\"#project\"", "href=\"#budget\"", "href=\"#cost-centre\"", "href=\"#reason\"")
                .contains(
                        "value=\"Churn!\"", "aria-invalid=\"true\"", "id=\"cost-centre-message\"", "\nshort</textarea>")
                .contains("Write two letters, a dash and five digits", "Write a whole number from 50 to 20000.");
        assertThat(count()).isZero();
    }

    @Test
    void theWorldOutsideHasASayToo() {
        assertThat(text(post(PagesSetup.ADA, "/requests", with("project", "taken-name"))))
                .contains("GitHub has taken-name-training already.");
        assertThat(text(post(PagesSetup.ADA, "/requests", with("team", "no-such-team"))))
                .contains("There is no such team.");
        assertThat(post(PagesSetup.ADA, "/requests", with("project", "outage"))).hasStatus(302);
    }

    @Test
    void aDraftKeepsWrongAnswersAndIsFinishedLater() {
        var unfinished = with("project", "Churn!");
        unfinished.put("then", "keep");
        unfinished.remove("team");

        assertThat(post(PagesSetup.ADA, "/requests", unfinished)).hasStatus(302);

        var draft = newest();
        var page = "/requests/" + draft.id().value();
        assertThat(draft.isDraft()).isTrue();
        assertThat(text(get(PagesSetup.ADA, "/requests"))).contains("Create Churn!", "badge--draft");
        assertThat(text(get(PagesSetup.ADA, page))).contains("Delete draft", "Check the plan", "Edit");
        assertThat(text(get(PagesSetup.ADA, page + "/edit"))).contains("value=\"Churn!\"", "value=\"RB-44120\"");
        assertThat(post(PagesSetup.ADA, page + "/plan", Map.of())).hasStatus(422);
        assertThat(post(PagesSetup.ADA, page, answers())).hasStatus(302);
        assertThat(requests.get(draft.id()).state()).isInstanceOf(RequestState.Planning.class);
    }

    @Test
    void aDraftIsDeleted() {
        var unfinished = answers();
        unfinished.put("then", "keep");
        post(PagesSetup.ADA, "/requests", unfinished);

        assertThat(post(PagesSetup.ADA, "/requests/" + newest().id().value() + "/delete", Map.of()))
                .hasStatus(302)
                .redirectedUrl()
                .isEqualTo("/requests");

        assertThat(count()).isZero();
    }

    @Test
    void withoutScriptThePictureIsAskedForByAButton() {
        var typed = with("project", "");
        typed.put("then", "picture");

        var page = post(PagesSetup.ADA, "/requests", typed);

        assertThat(page).hasStatusOk();
        assertThat(text(page)).contains("your-project", "-container").doesNotContain("role=\"alert\"");
        assertThat(count()).isZero();
    }

    @Test
    void thePictureFollowsTheAnswers() {
        var page = text(post(PagesSetup.ADA, "/requests/outline", answers()));

        assertThat(page)
                .contains("2 repositories, 2 stages", "<b>churn-prediction</b>-container", "-approvers")
                .contains("6 variables, 2 secrets", "churn-prediction-artifacts-111122223330", "Endpoint", "Grace")
                .doesNotContain("<html", "${");
    }

    @Test
    void theNameIsCheckedWhileItIsTyped() {
        assertThat(name("churn-prediction")).contains("field--right", "churn-prediction is free.");
        assertThat(name("ab")).contains("field--wrong", "Use 3 to 28 characters.");
        assertThat(name("taken-name")).contains("field--wrong", "GitHub has taken-name-training already.");
        assertThat(name("outage")).contains("field--checking", "checked again with the plan");
        submitted(PagesSetup.ADA, "churn-prediction");
        assertThat(name("churn-prediction")).contains("Another request has this name already.");
    }

    @Test
    void aPlannedRequestIsSubmittedWithItsDigest() {
        var id = planned(PagesSetup.ADA, "churn-prediction");
        var page = "/requests/" + id.value();

        assertThat(text(get(PagesSetup.ADA, page))).contains("Submit for approval", "value=\"" + DIGEST + "\"");
        var other = post(PagesSetup.ADA, page + "/submit", Map.of("digest", "0000"));
        assertThat(other).hasStatus(409);
        assertThat(text(other)).contains("The plan is another one now", "Look at " + id, "class=\"side\"");
        assertThat(post(PagesSetup.ADA, page + "/submit", Map.of())).hasStatus(409);
        assertThat(post(PagesSetup.ADA, page + "/submit", Map.of("digest", DIGEST)))
                .hasStatus(302);
        assertThat(text(get(PagesSetup.ADA, page))).contains("Awaiting approval", "Withdraw");
        assertThat(post(PagesSetup.ADA, page + "/submit", Map.of("digest", DIGEST)))
                .hasStatus(409);
        assertThat(get(PagesSetup.ADA, page + "/edit")).hasStatus(409);
        assertThat(post(PagesSetup.ADA, page, answers())).hasStatus(409);
        assertThat(post(PagesSetup.ADA, page + "/delete", Map.of())).hasStatus(409);
        assertThat(post(PagesSetup.ADA, page + "/withdraw", Map.of())).hasStatus(302);
        assertThat(requests.get(id).state()).isInstanceOf(RequestState.Withdrawn.class);
    }

    @Test
    void aMachineReadsAConflictAsProblem() {
        var id = planned(PagesSetup.ADA, "churn-prediction");

        assertThat(mvc.post()
                        .uri("/requests/" + id.value() + "/submit")
                        .param("digest", "0000")
                        .accept(MediaType.APPLICATION_JSON)
                        .with(user("ada"))
                        .with(csrf()))
                .hasStatus(409)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("title")
                .isEqualTo("The plan is another one now");
    }

    @Test
    void aNameTakenMeanwhileIsMendedInTheForm() {
        var id = planned(PagesSetup.ADA, "churn-prediction");
        submitted(PagesSetup.KATHERINE, "churn-prediction");

        var page = post(PagesSetup.ADA, "/requests/" + id.value() + "/submit", Map.of("digest", DIGEST));

        assertThat(page).hasStatus(422);
        assertThat(text(page)).contains("Another request took this name", "href=\"#project\"");
    }

    @Test
    void aFailedPlanIsTriedAgain() {
        var id = asked(PagesSetup.ADA, "churn-prediction");
        requests.planFailed(id, "GitHub does not answer");

        assertThat(text(get(PagesSetup.ADA, "/requests/" + id.value()))).contains("Plan failed", "Try again", "Edit");
        assertThat(post(PagesSetup.ADA, "/requests/" + id.value() + "/plan", Map.of()))
                .hasStatus(302);
        assertThat(requests.get(id).state()).isInstanceOf(RequestState.Planning.class);
    }

    @Test
    void anOpenPageHearsOfNews() {
        var id = asked(PagesSetup.ADA, "churn-prediction");
        var news = "/requests/" + id.value() + "/news?seen=Planning";

        assertThat(get(PagesSetup.ADA, news)).hasStatus(204).doesNotContainHeader("HX-Refresh");
        requests.planned(id, DIGEST);
        assertThat(get(PagesSetup.ADA, news)).hasStatus(204).hasHeader("HX-Refresh", "true");
    }

    @Test
    void listsFindAndTurnPages() {
        for (var n = 0; n < 30; n++) {
            asked(PagesSetup.ADA, "churn-" + n);
        }

        var first = text(get(PagesSetup.ADA, "/requests"));
        assertThat(first).contains("churn-29", "churn-5<", "rel=\"next\"").doesNotContain("churn-4<", "rel=\"prev\"");
        var second = text(get(PagesSetup.ADA, link(first, "next")));
        assertThat(second).contains("churn-4<", "churn-0<", "rel=\"prev\"").doesNotContain("churn-5<", "rel=\"next\"");
        assertThat(text(get(PagesSetup.ADA, link(second, "prev")))).contains("churn-29", "churn-5<");
        assertThat(text(get(PagesSetup.ADA, "/requests?q=CHURN-17")))
                .contains("churn-17")
                .doesNotContain("churn-18");
        assertThat(text(get(PagesSetup.ADA, "/requests?q=%25_%00%27"))).contains("Nothing by that name");
        assertThat(text(get(PagesSetup.GRACE, "/requests"))).contains("No requests yet");
        assertThat(text(get(PagesSetup.GRACE, "/requests?who=all"))).contains("churn-29", "track__leg--now");
        assertThat(text(get(PagesSetup.MALLORY, "/requests?who=all"))).contains("No requests yet");
        assertThat(get(PagesSetup.ADA, "/requests?before=x&after=-1")).hasStatusOk();
    }

    private RequestId asked(Person person, String project) {
        post(person, "/requests", with("project", project));
        return newest().id();
    }

    private RequestId planned(Person person, String project) {
        return requests.planned(asked(person, project), DIGEST).id();
    }

    private void submitted(Person person, String project) {
        requests.submit(planned(person, project), DIGEST);
    }

    private Request newest() {
        return requests.page(new Requests.Filter.All(), Long.MAX_VALUE, 1).getFirst();
    }

    private long count() {
        return Objects.requireNonNull(
                jdbc.sql("select count(*) from request").query(Long.class).single());
    }

    private String name(String name) {
        return text(get(
                PagesSetup.ADA, "/requests/name-check?template=sample@1&business-unit=retail-banking&project=" + name));
    }

    private static Map<String, String> with(String name, String value) {
        var answers = answers();
        answers.put(name, value);
        return answers;
    }

    static Map<String, String> answers() {
        return new HashMap<>(Map.of(
                "template", "sample@1",
                "business-unit", "retail-banking",
                "project", "churn-prediction",
                "inference", "real-time",
                "container", "true",
                "team", "customer-insights",
                "lead", "",
                "budget", "500",
                "cost-centre", "RB-44120",
                "reason", "Keep the customers who are about to leave."));
    }

    private static String link(String page, String rel) {
        var at = page.indexOf("rel=\"" + rel + "\"");
        var href = page.indexOf("href=\"", at) + 6;
        return page.substring(href, page.indexOf('"', href)).replace("&amp;", "&");
    }

    private MvcTestResult get(Person person, String uri) {
        return mvc.get().uri(URI.create(uri)).with(user(person.id().value())).exchange();
    }

    private MvcTestResult post(Person person, String uri, Map<String, String> form) {
        var request = mvc.post().uri(uri).with(user(person.id().value())).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getMvcResult().getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

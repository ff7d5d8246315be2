package io.slipway.projects.web;

import static io.slipway.testing.Rooms.ADA;
import static io.slipway.testing.Rooms.DIGEST;
import static io.slipway.testing.Rooms.GRACE;
import static io.slipway.testing.Rooms.LINUS;
import static io.slipway.testing.Rooms.MALLORY;
import static io.slipway.testing.Rooms.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.slipway.approvals.Approvals;
import io.slipway.github.GitHubException;
import io.slipway.identity.Person;
import io.slipway.provisioning.ProjectRegister;
import io.slipway.requests.Request;
import io.slipway.testing.FakeGitHub;
import io.slipway.testing.MadeProjects;
import io.slipway.testing.Rooms;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Home, the list and the page of a project, as each of the cast sees them. */
@SpringBootTest(classes = Rooms.class)
@AutoConfigureMockMvc
class ProjectPagesTests {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Approvals approvals;

    @Autowired
    private ProjectRegister register;

    @Autowired
    private Rooms.Desk desk;

    @Autowired
    private FakeGitHub github;

    @BeforeEach
    void empty() {
        desk.clear();
    }

    static Stream<Arguments> everyTemplateHasItsPage() {
        return Stream.of(
                Arguments.of("train-deploy", Map.of("inference", "batch", "container", true)),
                Arguments.of("train-deploy", Map.of()),
                Arguments.of("pipeline-promotion", Map.of()),
                Arguments.of("train", Map.of()),
                Arguments.of("llm-train", Map.of()));
    }

    @Test
    void aNewcomerReadsWhatToDoNext() throws Exception {
        assertThat(page("/", ADA))
                .contains("Nothing is yours yet.", "Begin here: choose a template")
                .contains("Build, train and deploy", "Promote the pipeline")
                .doesNotContain("My requests", "Waits for your signature");
    }

    @Test
    void whomNoUnitKnowsReadsWhom() throws Exception {
        assertThat(page("/", MALLORY))
                .contains("No business unit knows you yet")
                .doesNotContain("Begin here");
    }

    @Test
    void homeSaysInWordsWhereThingsStand() throws Exception {
        desk.planned(ADA);
        desk.planned(ADA);
        desk.approved(ADA, GRACE);

        assertThat(page("/", ADA))
                .contains("One request is being worked on. 2 requests are planned and wait to be submitted.")
                .contains("My requests", "Planned and signed");
    }

    @Test
    void anApproverSeesWhatWaits() throws Exception {
        var requests = IntStream.range(0, 4).mapToObj(_ -> desk.awaiting(ADA)).toList();

        assertThat(page("/", GRACE))
                .contains("4 requests wait for your signature.")
                .contains("Waits for your signature", "All 4, in the inbox")
                .contains("Create " + requests.getFirst().project())
                .doesNotContain(requests.getFirst().id() + " waits for a signature.")
                .contains(requests.getLast().id() + " waits for a signature.")
                .doesNotContain("Create " + requests.getLast().project() + "<");
        assertThat(page("/", ADA)).doesNotContain("Waits for your signature");
    }

    @Test
    void homeShowsProjects() throws Exception {
        var request = made("train-deploy", Map.of());

        assertThat(page("/", ADA)).contains("/projects/" + request.project(), "2 repositories");
        assertThat(page("/", MALLORY)).doesNotContain("/projects/" + request.project());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void everyTemplateHasItsPage(String template, Map<String, Object> answers) throws Exception {
        var request = made(template, answers);

        assertThat(page(request, ADA))
                .contains("How " + request.project() + " works", "viewBox=\"0 0 1120 ")
                .contains("git clone http://localhost:8080/github/acme-ml/" + request.project() + "-")
                .contains("111122223333", request.project() + "-dev-artifacts")
                .contains("Asked by", "Ada", "Signed by", "Grace", "7f3a 91c4", "sha256:" + DIGEST)
                .contains("/requests/" + request.id().value(), "/runs/17")
                .contains("DEPLOY_ROLE_ARN", "AWS_ACCOUNT_ID")
                .doesNotContain("«output", "style=", "null");
    }

    @Test
    void theRepositoriesSayWhatToDoNext() throws Exception {
        var request = made("train", Map.of());
        var repository = request.project() + "-training";
        github.add(repository, "Trains");
        github.writeFile(
                repository, "README.md", "# A\n\n## Your first change\n\nTurn [this](docs/knob.md).\n\n## B", "Begin");

        assertThat(page("/projects/%s/next".formatted(request.project()), ADA))
                .contains("Check", "Train", "/blob/main/.github/workflows/train.yml")
                .contains("Turn <a", "/%s/blob/main/docs/knob.md".formatted(repository))
                .contains("Models are registered in");
        assertThat(get("/projects/%s/next".formatted(request.project()), MALLORY))
                .hasStatus(404);
    }

    @Test
    void aSilentGitHubIsNoReasonToShowNothing() throws Exception {
        var request = made("train", Map.of());
        github.failNext(new GitHubException("GitHub does not answer."));

        assertThat(page("/projects/%s/next".formatted(request.project()), ADA))
                .contains("GitHub could not be asked.", "GitHub does not answer.");
    }

    @Test
    void theReviewersOfProdHaveNames() throws Exception {
        var request = made("pipeline-promotion", Map.of());

        assertThat(page(request, ADA)).contains("Grace or Linus", " in %s-approvers".formatted(request.project()));
    }

    @Test
    void othersLearnNothingOfAProject() {
        var request = made("train", Map.of());

        assertThat(get("/projects/" + request.project(), GRACE)).hasStatusOk();
        assertThat(get("/projects/" + request.project(), LINUS)).hasStatusOk();
        assertThat(get("/projects/" + request.project(), ROOT)).hasStatusOk();
        assertThat(get("/projects/" + request.project(), MALLORY)).hasStatus(404);
        assertThat(get("/projects/no-such-project", ADA)).hasStatus(404);
        assertThat(get("/projects/No%20Such%00Project", ADA))
                .satisfies(
                        answer -> assertThat(answer.getResponse().getStatus()).isBetween(400, 404));
    }

    @Test
    void anEmptyListSaysWhatToDo() throws Exception {
        assertThat(page("/projects", ADA)).contains("No projects yet", "Choose a template");
    }

    @Test
    void theListFindsAndSaysWhenItFindsNothing() throws Exception {
        var request = made("train", Map.of());

        assertThat(page("/projects?q=" + request.project().value().substring(1), ADA))
                .contains("/projects/" + request.project());
        assertThat(page("/projects?q=%25", ADA))
                .contains("No project has that in its name")
                .contains("value=\"%\"");
        assertThat(page("/projects?q=%3Cb%3E%00", ADA)).contains("&lt;b&gt;").doesNotContain("<b>\0");
    }

    @Test
    void theListGoesOnWhereAPageEnds() throws Exception {
        var first = made("train", Map.of());
        IntStream.range(0, 24).forEach(_ -> made("train", Map.of()));
        assertThat(page("/projects", ADA))
                .contains("/projects/" + first.project())
                .doesNotContain("before=");

        made("train", Map.of());

        var page = page("/projects?q=churn", ADA);
        assertThat(page).doesNotContain("/projects/" + first.project() + "\"");
        var older = page.replaceAll("(?s).*href=\"(/projects\\?q=churn&amp;before=\\d+)\".*", "$1");
        assertThat(page(older.replace("&amp;", "&"), ADA))
                .contains("/projects/" + first.project() + "\"")
                .contains("href=\"/projects?q=churn\"");
    }

    private Request made(String template, Map<String, Object> answers) {
        var all = new HashMap<>(Rooms.Desk.answers());
        all.putAll(answers);
        var request = desk.planned(ADA, template, "retail-banking", all);
        desk.requests().submit(request.id(), DIGEST);
        approvals.approve(request.id(), GRACE, DIGEST);
        var manifest = desk.catalog().get(request.template()).manifest();
        register.register(MadeProjects.of(desk.now(request.id()), desk.plan(request), manifest, 17));
        return request;
    }

    private String page(Request request, Person viewer) throws UnsupportedEncodingException {
        return page("/projects/" + request.project(), viewer);
    }

    private String page(String path, Person viewer) throws UnsupportedEncodingException {
        var answer = get(path, viewer);
        assertThat(answer).as(path).hasStatusOk();
        return answer.getResponse().getContentAsString();
    }

    private MvcTestResult get(String path, Person viewer) {
        return mvc.get().uri(URI.create(path)).with(user(viewer.id().value())).exchange();
    }
}

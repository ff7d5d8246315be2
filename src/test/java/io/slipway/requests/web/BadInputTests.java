package io.slipway.requests.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.slipway.requests.Request;
import io.slipway.requests.RequestState;
import io.slipway.requests.Requests;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whatever somebody sends: a field's message or a 4xx, nothing kept, nothing evaluated, never a 5xx. */
@SpringBootTest(classes = PagesSetup.class)
@AutoConfigureMockMvc
class BadInputTests {

    private static final List<String> BAD = List.of(
            "сhurn-prediction",
            "churn\u202enoitciderp",
            "churn\0prediction",
            "churn\r\nSet-Cookie: a=b",
            "..",
            "../../etc/passwd",
            "-rf",
            "--help",
            "x",
            "x".repeat(100),
            "x".repeat(101),
            ".git",
            "con",
            "aws-thing",
            "churn😀",
            "CHURN-prediction",
            "${file(\"/etc/passwd\")}",
            "%{if true}x%{endif}",
            "<<EOF",
            "${T(java.lang.Runtime).getRuntime().exec('id')}",
            "__${7*7}__",
            "~{layout}",
            "[[${7*7}]]",
            "<script>alert(1)</script>",
            "\"'><img src=x onerror=alert(1)>",
            "{{7*7}}",
            "'; drop table request; --",
            "\ud800",
            "x".repeat(1_000_000));

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Requests requests;

    @Autowired
    private JdbcClient jdbc;

    static Stream<String> bad() {
        return BAD.stream();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("truncate request").update();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aBadNameIsMendedInTheForm(String name) throws UnsupportedEncodingException {
        var page = post("project", name);

        assertThat(page).hasStatus(422);
        assertThat(body(page))
                .contains("id=\"project-message\"")
                .doesNotContain("<script>alert", "<img src=x", "value=\"49\"", "root:");
        assertThat(newest()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void noFieldTakesDownThePage(String text) {
        for (var field : RequestPagesTests.answers().keySet()) {
            assertThat(post(field, text).getMvcResult().getResponse().getStatus())
                    .as(field)
                    .isLessThan(500);
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aDraftShowsItLiterally(String text) throws UnsupportedEncodingException {
        var kept = send(Map.of("then", "keep", "project", text, "reason", text));

        if (text.length() > 5_000) {
            assertThat(kept).hasStatus(422);
            return;
        }
        assertThat(kept).hasStatus(302);
        var page = "/requests/" + newest().getFirst().id().value();
        assertThat(get(page)).hasStatusOk();
        assertThat(body(get(page + "/edit"))).doesNotContain("<script>alert", "<img src=x", "value=\"49\"");
        assertThat(get("/requests")).hasStatusOk();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatFollowsTheFormTakesItToo(String text) {
        var outline = mvc.post().uri("/requests/outline").with(user("ada")).with(csrf());
        RequestPagesTests.answers()
                .forEach((name, answer) -> outline.param(name, name.equals("project") ? text : answer));

        assertThat(outline.exchange()).hasStatusOk();
        assertThat(mvc.get()
                        .uri("/requests/name-check")
                        .param("template", "sample@1")
                        .param("project", text)
                        .with(user("ada")))
                .hasStatusOk();
    }

    @Test
    void whatNobodyAskedForIsIgnored() {
        assertThat(send(Map.of(
                        "state", "approved",
                        "status", "fulfilled",
                        "requester", "grace",
                        "approverId", "ada",
                        "accountId", "999999999999",
                        "id", "1",
                        "version", "99",
                        "answers[admin]", "true")))
                .hasStatus(302);

        var request = newest().getFirst();
        assertThat(request.state()).isInstanceOf(RequestState.Planning.class);
        assertThat(request.requester()).isEqualTo(PagesSetup.ADA.id());
        assertThat(request.answers().values()).doesNotContainKeys("state", "admin", "accountId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fraud", "secret-lab", "no-such-unit", "", "RETAIL-BANKING"})
    void anotherBusinessUnitDoesNotExist(String unit) throws UnsupportedEncodingException {
        var page = post("business-unit", unit);

        assertThat(page).hasStatus(422);
        assertThat(body(page))
                .contains("Choose a business unit where you may ask.")
                .doesNotContain("Secret lab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample@2", "sample@99", "other@1", "sample@0", "@", "../x", "", "sample@1@1"})
    void onlyWhatIsPublishedCanBeAskedFor(String template) {
        assertThat(post("template", template).getMvcResult().getResponse().getStatus())
                .isBetween(400, 499);
    }

    @Test
    void nothingChangesWithoutTheToken() {
        assertThat(mvc.post().uri("/requests").with(user("ada")).param("template", "sample@1"))
                .hasStatus(403);
        assertThat(mvc.post().uri("/requests/outline").with(user("ada"))).hasStatus(403);
        assertThat(mvc.post().uri("/requests/1/submit").with(user("ada"))).hasStatus(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/requests/0", "/requests/999999999999999999", "/requests/9999999999999999999", "/requests/-1",
                "/requests/R-1", "/requests/1%20or%201=1", "/requests/%2e%2e/edit", "/requests/1.5"
            })
    void aNumberThatIsNoneIsNotFound(String path) {
        assertThat(get(path).getMvcResult().getResponse().getStatus()).isBetween(400, 499);
    }

    private MvcTestResult post(String field, String value) {
        return send(Map.of(field, value));
    }

    private MvcTestResult send(Map<String, String> changes) {
        var answers = RequestPagesTests.answers();
        answers.putAll(changes);
        var request = mvc.post().uri("/requests").with(user("ada")).with(csrf());
        answers.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(URI.create(path)).with(user("ada")).exchange();
    }

    private List<Request> newest() {
        return requests.page(new Requests.Filter.All(), Long.MAX_VALUE, 1);
    }

    private static String body(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getMvcResult().getResponse().getContentAsString();
    }
}

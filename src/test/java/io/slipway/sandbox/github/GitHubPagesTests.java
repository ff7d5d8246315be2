package io.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@GitHubTest
@AutoConfigureMockMvc
class GitHubPagesTests {

    @Autowired
    Client client;

    @Autowired
    MockMvcTester mvc;

    @Test
    void showsTheOrganization() {
        client.ensureTemplate();

        assertThat(page("/github"))
                .hasStatusOk()
                .bodyText()
                .contains("sample-template", "customer-insights", "ada, katherine, margaret");
        assertThat(page("/github/acme-ml")).hasStatus3xxRedirection();
    }

    @Test
    void showsARepository() {
        var name = client.generated();
        client.put("/orgs/acme-ml/teams/platform/repos/acme-ml/" + name, "{\"permission\":\"maintain\"}");
        client.put(
                "/repos/acme-ml/" + name + "/environments/prod",
                "{\"reviewers\":[{\"type\":\"Team\",\"id\":%s}]}"
                        .formatted(client.get("/orgs/acme-ml/teams/platform").at("/id")));
        client.post("/repos/acme-ml/" + name + "/actions/variables", "{\"name\":\"REGION\",\"value\":\"eu-west-1\"}");

        assertThat(page("/github/acme-ml/" + name))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "git clone http",
                        name + ".git",
                        "src/",
                        "<h2>Sample</h2>",
                        "maintain",
                        "prod",
                        "REGION",
                        "eu-west-1")
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert", "javascript:alert");
    }

    @Test
    void browsesFiles() {
        var name = client.generated();

        assertThat(page("/github/acme-ml/" + name + "/tree/main/.github"))
                .hasStatusOk()
                .bodyText()
                .contains("workflows/");
        assertThat(page("/github/acme-ml/" + name + "/blob/main/src/main.py"))
                .hasStatusOk()
                .bodyText()
                .contains("print(1)");
        assertThat(page("/github/acme-ml/" + name + "/raw/main/README.md"))
                .hasStatusOk()
                .hasContentType("text/plain;charset=UTF-8");
        assertThat(page("/github/acme-ml/" + name + "/blob/main/nothing")).hasStatus(404);
        assertThat(page("/github/acme-ml/unknown")).hasStatus(404);
    }

    @Test
    void showsTheLedger() {
        for (var i = 0; i < 55; i++) {
            client.get("/user");
        }

        assertThat(page("/github/ledger")).hasStatusOk().bodyText().contains("GET /user", "?before=");
    }

    private MvcTestResult page(String path) {
        return mvc.get().uri(path).with(user("ada")).exchange();
    }
}

package io.slipway.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.github.GitHub.Environment;
import io.slipway.github.GitHub.Permission;
import io.slipway.github.GitHub.Team;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class RestGitHubTests {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String REPOSITORY = """
            {"id": 4711, "name": "churn-training", "description": "Trains · Slipway R-7", "private": true,
             "default_branch": "main", "topics": ["slipway"], "html_url": "https://github.example/acme-ml/churn-training",
             "clone_url": "https://github.example/acme-ml/churn-training.git", "url": "https://github.example/r",
             "owner": {"login": "acme-ml", "id": 1}}""";

    private final RecordedGitHub recorded = new RecordedGitHub();
    private final OpenBudget budget = new OpenBudget();
    private final GitHub github = client();

    @AfterEach
    void stop() {
        recorded.close();
    }

    @Test
    void readsARepository() {
        recorded.on("GET /repos/acme-ml/churn-training", 200, REPOSITORY);

        var repository = github.repository("churn-training").orElseThrow();

        assertThat(repository.id()).isEqualTo(4711);
        assertThat(repository.description()).endsWith("Slipway R-7");
        assertThat(repository.topics()).containsExactly("slipway");
        assertThat(budget.turns()).isZero();
    }

    @Test
    void findsNothingWhereGitHubAnswers404() {
        recorded.on(
                "GET /orgs/acme-ml", 200, "{\"login\": \"acme-ml\", \"id\": 1, \"url\": \"http://x/orgs/acme-ml\"}");

        assertThat(github.repository("churn-training")).isEmpty();
        assertThat(github.team("nobody")).isEmpty();
        assertThat(github.userExists("nobody")).isFalse();
        assertThat(github.environment("churn-training", "prod")).isEmpty();
        assertThat(github.file("churn-training", "docs/about.md")).isEmpty();
    }

    @Test
    void takesARenamedRepositoryForAFreeName() {
        recorded.on("GET /repos/acme-ml/old-name", 200, REPOSITORY);

        assertThat(github.repository("old-name")).isEmpty();
    }

    @Test
    void readsAllPagesOfVariables() {
        var path = "/repos/acme-ml/churn-training/actions/variables?per_page=30&page=";
        recorded.on(
                        "GET " + path + 1,
                        200,
                        "{\"total_count\": 2, \"variables\": [{\"name\": \"A\", \"value\": \"1\"}]}",
                        "Link",
                        "<{api}" + path + "2>; rel=\"next\", <{api}" + path + "2>; rel=\"last\"")
                .on(
                        "GET " + path + 2,
                        200,
                        "{\"total_count\": 2, \"variables\": [{\"name\": \"B\", \"value\": \"2\"}]}");

        assertThat(github.variables("churn-training")).containsEntry("A", "1").containsEntry("B", "2");
    }

    @Test
    void readsAllPagesOfTeams() {
        var organization = "{\"login\": \"acme-ml\", \"id\": 1, \"url\": \"http://x/orgs/acme-ml\"}";
        recorded.on("GET /orgs/acme-ml", 200, organization)
                .on(
                        "GET /orgs/acme-ml/teams?per_page=100",
                        200,
                        "[{\"id\": 1, \"slug\": \"platform\", \"name\": \"platform\"}]",
                        "Link",
                        "<{api}/orgs/acme-ml/teams?per_page=100&page=2>; rel=\"next\"")
                .on(
                        "GET /orgs/acme-ml/teams?per_page=100&page=2",
                        200,
                        "[{\"id\": 2, \"slug\": \"churn\", \"name\": \"churn\", \"description\": \"Ours\"}]");

        assertThat(github.teams()).extracting(Team::slug).containsExactly("churn", "platform");
    }

    @Test
    void obeysASecondaryRateLimitToTheSecond() {
        recorded.on(
                "POST /repos/acme-ml/churn-training/actions/variables",
                403,
                "{\"message\": \"You have exceeded a secondary rate limit. Please wait a few minutes.\"}",
                "Retry-After",
                "37");

        assertThatExceptionOfType(GitHubBusyException.class)
                .isThrownBy(() -> github.setVariable("churn-training", "A", "1"))
                .matches(busy -> busy.until().equals(NOON.plusSeconds(37)));
        assertThat(budget.closings()).containsExactly(NOON.plusSeconds(37));
    }

    @Test
    void obeysThePrimaryRateLimitThroughTheLibraryToo() {
        recorded.on(
                "GET /orgs/acme-ml",
                403,
                "{\"message\": \"API rate limit exceeded\"}",
                "X-RateLimit-Remaining",
                "0",
                "X-RateLimit-Reset",
                Long.toString(NOON.plusSeconds(900).getEpochSecond()));

        assertThatExceptionOfType(GitHubBusyException.class)
                .isThrownBy(github::organization)
                .matches(busy -> busy.until().equals(NOON.plusSeconds(900)));
    }

    @Test
    void saysThatANameIsTaken() {
        recorded.on(
                "POST /repos/acme-ml/model-training/generate",
                422,
                "{\"message\": \"Could not clone: Name already exists on this account\"}");

        assertThatExceptionOfType(NameTakenException.class)
                .isThrownBy(() -> github.generate("model-training", "churn-training", "…"))
                .withMessage("There is a repository churn-training already.");
    }

    @Test
    void saysThatATeamIsThereAlready() {
        recorded.on("GET /orgs/acme-ml", 200, "{\"login\": \"acme-ml\", \"id\": 1, \"url\": \"http://x/orgs/acme-ml\"}")
                .on(
                        "POST /orgs/acme-ml/teams",
                        422,
                        "{\"message\": \"Validation Failed\", \"errors\": [{\"resource\": \"Team\", \"code\":"
                                + " \"unprocessable\", \"field\": \"data\", \"message\": \"Name must be unique for this org\"}]}");

        assertThatExceptionOfType(NameTakenException.class)
                .isThrownBy(() -> github.createTeam("churn-approvers", "…"))
                .withMessage("There is a team churn-approvers already.");
    }

    @Test
    void generatesAPrivateRepository() {
        recorded.on("POST /repos/acme-ml/model-training/generate", 201, REPOSITORY);

        var made = github.generate("model-training", "churn-training", "Trains · Slipway R-7");

        assertThat(made.id()).isEqualTo(4711);
        assertThat(recorded.asked())
                .singleElement()
                .asString()
                .contains("\"private\":true", "\"owner\":\"acme-ml\"", "\"name\":\"churn-training\"");
        assertThat(budget.turns()).isEqualTo(1);
    }

    @Test
    void replacesAVariableThatIsThere() {
        var path = "/repos/acme-ml/churn-training/environments/prod/variables";
        recorded.on("POST " + path, 409, "{\"message\": \"Already exists\"}").on("PATCH " + path + "/A", 204, "");

        github.setEnvironmentVariable("churn-training", "prod", "A", "2");

        assertThat(recorded.asked()).last().asString().startsWith("PATCH").contains("\"value\":\"2\"");
    }

    @Test
    void readsWhoGuardsAnEnvironment() {
        var path = "GET /repos/acme-ml/churn-training/environments/prod";
        recorded.on(path, 200, """
                        {"name": "prod",
                         "protection_rules": [{"type": "branch_policy"},
                           {"type": "required_reviewers", "prevent_self_review": true,
                            "reviewers": [{"type": "Team", "reviewer": {"id": 5, "slug": "churn-approvers"}}]}],
                         "deployment_branch_policy": {"protected_branches": false, "custom_branch_policies": true}}""")
                .on(
                        path + "/deployment-branch-policies?per_page=100&page=1",
                        200,
                        "{\"total_count\": 1, \"branch_policies\": [{\"id\": 3, \"name\": \"main\"}]}");

        assertThat(github.environment("churn-training", "prod"))
                .contains(new Environment("prod", List.of("churn-approvers"), true, List.of("main")));
    }

    @Test
    void readsTheHighestPermission() {
        recorded.on(
                "GET /orgs/acme-ml/teams/churn-maintainers/repos/acme-ml/churn-training",
                200,
                "{\"permissions\": {\"admin\": false, \"maintain\": true, \"push\": true, \"pull\": true}}");

        assertThat(github.permission("churn-maintainers", "churn-training")).contains(Permission.MAINTAIN);
    }

    @Test
    void overwritesAFileOnlyAsItIsKnown() {
        var path = "/repos/acme-ml/churn-training/contents/config/project.yaml";
        recorded.on("GET " + path, 200, "{\"sha\": \"abc\", \"content\": \"b2xk\\n\"}")
                .on("PUT " + path, 200, "{}");

        github.writeFile("churn-training", "config/project.yaml", "new", "Tell the project its name");

        assertThat(github.file("churn-training", "config/project.yaml")).contains("old");
        assertThat(recorded.asked()).anyMatch(call -> call.startsWith("PUT") && call.contains("\"sha\":\"abc\""));
    }

    @Test
    void explainsEachRefusalWithoutTheToken() {
        for (var status : List.of(401, 403, 409, 418, 422, 500, 503)) {
            recorded.on("GET /users/ada", status, "{\"message\": \"Something is wrong.\"}");

            assertThatExceptionOfType(GitHubException.class)
                    .isThrownBy(() -> github.userExists("ada"))
                    .withMessageStartingWith(status == 409 ? "Something else" : "GitHub")
                    .withMessageEndingWith(".")
                    .matches(e -> !e.toString().contains(RecordedGitHub.TOKEN));
        }
    }

    @Test
    void saysThatGitHubCannotBeReached() {
        recorded.close();

        assertThatExceptionOfType(GitHubException.class)
                .isThrownBy(() -> github.userExists("ada"))
                .withMessageStartingWith("GitHub cannot be reached at 127.0.0.1");
        assertThatExceptionOfType(GitHubException.class)
                .isThrownBy(github::organization)
                .withMessageStartingWith("GitHub cannot be reached at 127.0.0.1");
    }

    private GitHub client() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("connection", recorded);
        return new RestGitHub(
                new Lines(beans.getBeanProvider(GitHubConnection.class), budget, Clock.fixed(NOON, ZoneOffset.UTC)));
    }
}

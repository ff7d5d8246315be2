package io.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The power goes out in the middle of a run; the portal is started again, and the run ends by itself. */
@Tag("kill")
class KillTests {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String PROJECT = "churn-kill";
    private static final String TRAINING = PROJECT + "-training";

    @TempDir
    private Path folder;

    private final List<Portal> started = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (var portal : started) {
            portal.stop();
        }
    }

    @Test
    void killedWhileRepositoriesAreCreated() throws Exception {
        killedWhen((portal, github) -> github.repositories().contains(TRAINING));
    }

    @Test
    void killedInTheMiddleOfATerraformApply() throws Exception {
        killedWhen((portal, github) -> portal.logText().contains("repository-training: done")
                && query(portal, "select count(*) from run_line where text like '%creating%'") > 3);
    }

    @Test
    void killedWhileEnvironmentsAreSet() throws Exception {
        killedWhen((portal, github) -> !github.environments(TRAINING).isEmpty());
    }

    private void killedWhen(Moment moment) throws Exception {
        var port = Portal.freePort();
        var first = start(port);
        var request = approvedRequest(first);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(reached(first, moment));
        first.kill();
        started.remove(first);

        var second = start(port);
        second.visitor("ada").await("/requests/" + request, body -> body.contains("Fulfilled"));

        nothingLost(second);
        nothingTwice(second);
        noOrphan(second);
    }

    private Callable<Boolean> reached(Portal portal, Moment moment) {
        var github = new SandboxGitHub(portal);
        BooleanSupplier there = () -> moment.isNow(portal, github);
        return there::getAsBoolean;
    }

    private Portal start(int port) throws Exception {
        var portal = Portal.start(folder.resolve("home"), port);
        started.add(portal);
        return portal;
    }

    private static long approvedRequest(Portal portal) throws InterruptedException {
        var ada = portal.visitor("ada");
        var request = ada.ask(Map.of(
                "template", "train-deploy",
                "business-unit", "retail-banking",
                "project", PROJECT,
                "reason", "To see what a power cut does to a run.",
                "inference", "real-time",
                "team", "customer-insights",
                "instance-type", "ml.m5.large",
                "monthly-budget", "500",
                "cost-centre", "RB-44120"));
        ada.submit(request);
        portal.visitor("grace").approve(request);
        return request;
    }

    private static void nothingLost(Portal portal) {
        var github = new SandboxGitHub(portal);
        assertThat(github.repositories()).contains(TRAINING, PROJECT + "-realtime");
        assertThat(github.files(TRAINING)).contains(".github", ".gitignore", "README.md", "slipway.yaml");
        assertThat(github.teams()).contains(PROJECT + "-maintainers", PROJECT + "-approvers");
        assertThat(github.environments(PROJECT + "-realtime")).contains("preprod", "prod");
        assertThat(portal.visitor("ada").get("/projects/" + PROJECT).statusCode())
                .isEqualTo(200);
        assertThat(query(portal, "select count(*) from effect where made_at is null"))
                .isZero();
    }

    /** The ledger of the sandbox's GitHub: each thing was created by exactly one call. */
    private static void nothingTwice(Portal portal) {
        assertThat(query(portal, """
                select count(*) from (
                    select 1 from sandbox_github_ledger
                    where method in ('POST', 'PUT') and status = 201
                      and path not like '%/contents/%' and path not like '%/orgs/acme-ml/teams'
                      and path not like '%/generate' and path not like '%/variables'
                      and path not like '%/deployment-branch-policies'
                    group by method, path having count(*) > 1) twice
                """)).isZero();
        assertThat(query(
                        portal,
                        "select count(*) from sandbox_github_ledger where path like '%/generate' and status = 201"))
                .isEqualTo(2);
        assertThat(
                        query(
                                portal,
                                "select count(*) from sandbox_github_ledger where path like '%/teams' and method = 'POST' and status = 201"))
                .isEqualTo(2);
    }

    /** What Terraform's states hold is what was signed, no more and no less. */
    private static void noOrphan(Portal portal) {
        assertThat(query(portal, "select count(*) from effect where kind = 'terraform' and made_at is not null"))
                .isEqualTo(query(portal, """
                        select sum(json_array_length(stage -> 'changes'))
                        from plan, json_array_elements(document::json -> 'stages') stage
                        where id = (select max(id) from plan)
                        """));
        assertThat(query(portal, "select count(distinct name) from terraform_state"))
                .isEqualTo(3);
    }

    private static long query(Portal portal, String sql) {
        var home = portal.home();
        try (var connection = DriverManager.getConnection(
                        EmbeddedDatabase.url(home), "postgres", EmbeddedDatabase.password(home));
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Moment {

        boolean isNow(Portal portal, SandboxGitHub github);
    }
}

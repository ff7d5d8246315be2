package io.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.sandbox.github.Fault.Behaviour;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GitHubTest
class ProtocolTests {

    @Autowired
    Client client;

    @Autowired
    Ledger ledger;

    @Autowired
    Faults faults;

    @Autowired
    SandboxHome home;

    @AfterEach
    void clearTheScript() {
        faults.clear();
    }

    @Test
    void greetsWithoutAToken() {
        assertThat(client.send(client.request("")).at("/rate_limit_url")).endsWith("/github/api/v3/rate_limit");
        assertThat(client.send(client.request("/meta")).status()).isEqualTo(200);
    }

    @Test
    void refusesWhoeverHasNoToken() {
        var answer = client.send(client.request("/user"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.at("/message")).isEqualTo("Requires authentication");
        assertThat(answer.at("/status")).isEqualTo("401");
        assertThat(answer.at("/documentation_url")).startsWith("https://docs.github.com/");
    }

    @Test
    void refusesAWrongToken() {
        var answer = client.send(client.request("/user").header("Authorization", "token wrong"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.at("/message")).isEqualTo("Bad credentials");
    }

    @Test
    void takesTheTokenInThreeWays() {
        var basic = Base64.getEncoder().encodeToString(("x:" + client.token()).getBytes());

        assertThat(client.send(client.request("/user").header("Authorization", "token " + client.token()))
                        .at("/login"))
                .isEqualTo("slipway");
        assertThat(client.send(client.request("/user").header("Authorization", "Basic " + basic))
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/user").at("/type")).isEqualTo("User");
    }

    @Test
    void keepsTheTokenForItsOwner() throws Exception {
        assertThat(Files.readString(home.token()).strip())
                .isEqualTo(client.token())
                .startsWith("ghp_")
                .hasSize(40);
        assertThat(Files.getPosixFilePermissions(home.token())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void saysWhatIsLeftOfTheRateLimit() {
        var before = Integer.parseInt(client.get("/user").header("x-ratelimit-remaining"));
        var answer = client.get("/user");

        assertThat(Integer.parseInt(answer.header("x-ratelimit-remaining"))).isEqualTo(before - 1);
        assertThat(answer.header("x-ratelimit-limit")).isEqualTo("15000");
        assertThat(answer.header("x-ratelimit-resource")).isEqualTo("core");
        assertThat(Long.parseLong(answer.header("x-ratelimit-reset"))).isPositive();
        assertThat(client.get("/rate_limit").at("/resources/core/remaining")).isEqualTo(Integer.toString(before - 1));
    }

    @Test
    void answersUnknownPathsInJson() {
        var answer = client.get("/repos/acme-ml/nobody/knows/this");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/message")).isEqualTo("Not Found");
        assertThat(answer.header("content-type")).startsWith("application/json");
        assertThat(answer.header("x-github-request-id")).isNotBlank();
    }

    @Test
    void answersMalformedJson() {
        assertThat(client.post("/orgs/acme-ml/teams", "{\"name\":").at("/message"))
                .isEqualTo("Problems parsing JSON");
    }

    @Test
    void readsJsonThatSaysItIsAForm() {
        var request = client.request("/orgs/acme-ml/teams")
                .header("Authorization", "Bearer " + client.token())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("{\"name\":\"from curl\"}"));

        assertThat(client.send(request).at("/slug")).isEqualTo("from-curl");
    }

    @Test
    void writesEveryRequestDown() {
        var id = client.put("/orgs/acme-ml/memberships/ada", "{\"role\":\"member\"}")
                .header("x-github-request-id");

        var line = ledger.find("PUT", "^/orgs/acme-ml/memberships/ada$").getLast();
        assertThat(line.requestId()).isEqualTo(id);
        assertThat(line.status()).isEqualTo(200);
        assertThat(line.actor()).isEqualTo("slipway");
        assertThat(ledger.before(line.id() + 1, 1)).containsExactly(line);
    }

    @Test
    void failsTheNthCall() {
        faults.add(Fault.onCall(2, "GET", "/users/ada", new Behaviour.ServerError()));

        assertThat(client.get("/users/ada").status()).isEqualTo(200);
        assertThat(client.get("/users/grace").status()).isEqualTo(200);
        assertThat(client.get("/users/ada").status()).isEqualTo(500);
        assertThat(client.get("/users/ada").status()).isEqualTo(200);
    }

    @Test
    void asksToComeLater() {
        faults.add(Fault.onCall(1, "GET", "/users/.*", new Behaviour.SecondaryRateLimit(7)));

        var answer = client.get("/users/ada");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("retry-after")).isEqualTo("7");
        assertThat(answer.at("/message")).contains("secondary rate limit");
    }

    @Test
    void hangs() {
        faults.add(Fault.onCall(1, "GET", "/users/ada", new Behaviour.Hang(Duration.ofMillis(300))));
        var start = System.nanoTime();

        assertThat(client.get("/users/ada").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void actsAndDropsTheConnection() {
        faults.add(Fault.onCall(1, "POST", "/orgs/acme-ml/teams", new Behaviour.ActAndDrop()));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.post("/orgs/acme-ml/teams", "{\"name\":\"dropped\"}"));
        assertThat(client.get("/orgs/acme-ml/teams/dropped").status()).isEqualTo(200);
        assertThat(ledger.find("POST", "^/orgs/acme-ml/teams$").getLast().status())
                .isEqualTo(201);
    }

    @Test
    void takesTheScriptOverHttp() {
        var script = client.server() + "/github/faults";
        var form = "method=GET&path=/users/barbara&kind=ERROR";
        var request = client.request(script)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));

        assertThat(client.send(request).status()).isEqualTo(204);
        assertThat(client.get("/users/barbara").status()).isEqualTo(500);
        assertThat(client.send(client.request(script).DELETE()).status()).isEqualTo(204);
    }
}

package io.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GitHubTest
class EnvironmentApiTests {

    @Autowired
    Client client;

    String all = "";

    @BeforeEach
    void repository() {
        all = "/repos/acme-ml/" + client.generated() + "/environments";
    }

    @Test
    void guardsAnEnvironment() {
        var team = client.get("/orgs/acme-ml/teams/platform").at("/id");
        var put = client.put(all + "/prod", """
                {"wait_timer": 5, "prevent_self_review": true, "reviewers": [{"type": "Team", "id": %s}],
                 "deployment_branch_policy": {"protected_branches": false, "custom_branch_policies": true}}
                """.formatted(team));
        var policies = all + "/prod/deployment-branch-policies";
        var policy = client.post(policies, "{\"name\":\"main\"}");

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.at("/protection_rules/0/wait_timer")).isEqualTo("5");
        assertThat(put.at("/protection_rules/1/type")).isEqualTo("required_reviewers");
        assertThat(put.json().at("/protection_rules/1/prevent_self_review").asBoolean())
                .isTrue();
        assertThat(put.at("/protection_rules/1/reviewers/0/reviewer/slug")).isEqualTo("platform");
        assertThat(put.at("/protection_rules/2/type")).isEqualTo("branch_policy");
        assertThat(policy.status()).isEqualTo(200);
        assertThat(client.post(policies, "{\"name\":\"main\"}").status()).isEqualTo(303);
        assertThat(client.get(policies).at("/branch_policies/0/name")).isEqualTo("main");
        assertThat(client.delete(policies + "/" + policy.at("/id")).status()).isEqualTo(204);
        assertThat(client.get(policies).at("/total_count")).isEqualTo("0");
    }

    @Test
    void replacesAndDeletes() {
        client.put(all + "/dev", "{\"wait_timer\": 5}");

        assertThat(client.put(all + "/dev", "").json().at("/protection_rules")).isEmpty();
        assertThat(client.get(all).at("/total_count")).isEqualTo("1");
        assertThat(client.get(all + "/dev")
                        .json()
                        .at("/deployment_branch_policy")
                        .isNull())
                .isTrue();
        assertThat(client.post(all + "/dev/deployment-branch-policies", "{\"name\":\"main\"}")
                        .status())
                .isEqualTo(404);
        assertThat(client.delete(all + "/dev").status()).isEqualTo(204);
        assertThat(client.get(all + "/dev").status()).isEqualTo(404);
    }

    @Test
    void refusesWhatGitHubRefuses() {
        assertThat(client.put(all + "/x", "{\"wait_timer\": 99999}").status()).isEqualTo(422);
        assertThat(client.put(all + "/x", "{\"reviewers\": [{\"type\":\"Team\",\"id\":1}]}")
                        .status())
                .isEqualTo(422);
        assertThat(client.put(all + "/x", """
                {"deployment_branch_policy": {"protected_branches": true, "custom_branch_policies": true}}
                """).status()).isEqualTo(422);
        assertThat(client.get(all + "/x").status()).isEqualTo(404);
    }

    @Test
    void keepsVariablesOfRepositoryAndEnvironmentApart() {
        client.put(all + "/dev", "");
        var repository = all.replace("/environments", "/actions/variables");
        var environment = all + "/dev/variables";

        assertThat(client.post(repository, "{\"name\":\"region\",\"value\":\"eu-west-1\"}")
                        .status())
                .isEqualTo(201);
        assertThat(client.post(environment, "{\"name\":\"REGION\",\"value\":\"eu-central-1\"}")
                        .status())
                .isEqualTo(201);
        var taken = client.post(repository, "{\"name\":\"REGION\",\"value\":\"x\"}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.at("/message")).isEqualTo("Already exists - Variable already exists");
        assertThat(client.patch(repository + "/REGION", "{\"value\":\"us-east-1\"}")
                        .status())
                .isEqualTo(204);
        assertThat(client.get(repository + "/region").at("/value")).isEqualTo("us-east-1");
        assertThat(client.get(environment + "/REGION").at("/value")).isEqualTo("eu-central-1");
        assertThat(client.get(repository).at("/total_count")).isEqualTo("1");
        assertThat(client.delete(repository + "/REGION").status()).isEqualTo(204);
        assertThat(client.patch(repository + "/REGION", "{\"value\":\"x\"}").status())
                .isEqualTo(404);
        assertThat(client.post(repository, "{\"name\":\"1X\",\"value\":\"x\"}").status())
                .isEqualTo(422);
        assertThat(client.post(repository, "{\"name\":\"X\"}").status()).isEqualTo(422);
        assertThat(client.get(all + "/nowhere/variables").status()).isEqualTo(404);
    }

    @Test
    void givesTenVariablesAtFirst() {
        var variables = all.replace("/environments", "/actions/variables");
        for (var i = 0; i < 12; i++) {
            client.post(variables, "{\"name\":\"V%02d\",\"value\":\"\"}".formatted(i));
        }

        assertThat(client.get(variables).json().at("/variables")).hasSize(10);
        assertThat(client.get(variables).header("link")).contains("page=2");
        assertThat(client.get(variables + "?per_page=30").json().at("/variables"))
                .hasSize(12);
    }

    @Test
    void opensSealedSecretsAndKeepsTheirNames() {
        client.put(all + "/dev", "");
        for (var secrets : new String[] {all.replace("/environments", "/actions/secrets"), all + "/dev/secrets"}) {
            var key = client.get(secrets + "/public-key");
            var body = "{\"encrypted_value\":\"%s\",\"key_id\":\"%s\"}";
            var good = body.formatted(Sealing.seal("hush", key.at("/key")), key.at("/key_id"));
            var garbage = body.formatted(
                    "c2VjcmV0LXRoYXQtaXMtbm90LXNlYWxlZC1hdC1hbGwtYnV0LWxvbmctZW5vdWdoLXRvLWJl", key.at("/key_id"));

            assertThat(client.put(secrets + "/token", good).status()).isEqualTo(201);
            assertThat(client.put(secrets + "/TOKEN", good).status()).isEqualTo(204);
            assertThat(client.put(secrets + "/OTHER", garbage).status()).isEqualTo(422);
            assertThat(client.put(secrets + "/OTHER", body.formatted("!", key.at("/key_id")))
                            .status())
                    .isEqualTo(422);
            assertThat(client.put(secrets + "/OTHER", good.replace(key.at("/key_id"), "1"))
                            .status())
                    .isEqualTo(422);
            assertThat(client.put(secrets + "/GITHUB_X", good).status()).isEqualTo(422);
            assertThat(client.get(secrets).at("/secrets/0/name")).isEqualTo("TOKEN");
            assertThat(client.get(secrets).at("/total_count")).isEqualTo("1");
            assertThat(client.get(secrets + "/TOKEN").json().has("value")).isFalse();
            assertThat(client.delete(secrets + "/TOKEN").status()).isEqualTo(204);
            assertThat(client.get(secrets + "/TOKEN").status()).isEqualTo(404);
        }
    }
}

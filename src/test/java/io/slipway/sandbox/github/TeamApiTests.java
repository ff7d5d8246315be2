package io.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GitHubTest
class TeamApiTests {

    private static final String TEAMS = "/orgs/acme-ml/teams";

    @Autowired
    Client client;

    @Test
    void startsWithTheCast() {
        assertThat(client.get("/orgs/acme-ml").at("/id")).isEqualTo("178342691");
        assertThat(client.get("/orgs/acme-ml/members")
                        .json()
                        .valueStream()
                        .map(user -> user.at("/login").asString()))
                .containsExactly("ada", "barbara", "grace", "katherine", "linus", "margaret", "slipway");
        assertThat(client.get("/orgs/acme-ml/members?role=admin").json()).hasSize(2);
        assertThat(client.get(TEAMS + "/customer-insights/members")
                        .json()
                        .valueStream()
                        .map(user -> user.at("/login").asString()))
                .containsExactly("ada", "katherine", "margaret");
        assertThat(client.get("/users/ada").at("/name")).isEqualTo("Ada");
        assertThat(client.get("/users/nobody").status()).isEqualTo(404);
        assertThat(client.get("/orgs/other").status()).isEqualTo(404);
    }

    @Test
    void putsPeopleIntoTheOrganization() {
        var put = client.put("/orgs/acme-ml/memberships/barbara", "{\"role\":\"member\"}");

        assertThat(put.at("/state")).isEqualTo("active");
        assertThat(put.at("/user/login")).isEqualTo("barbara");
        assertThat(client.put("/orgs/acme-ml/memberships/barbara", "{\"role\":\"king\"}")
                        .status())
                .isEqualTo(422);
        assertThat(client.put("/orgs/acme-ml/memberships/nobody", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void createsATeamOnce() {
        var made = client.post(TEAMS, "{\"name\":\"Churn Prediction Maintainers\",\"privacy\":\"closed\"}");
        var again = client.post(TEAMS, "{\"name\":\"churn prediction maintainers\"}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/slug")).isEqualTo("churn-prediction-maintainers");
        assertThat(made.at("/privacy")).isEqualTo("closed");
        assertThat(made.at("/members_count"))
                .as("whoever makes a team maintains it")
                .isEqualTo("1");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.at("/errors/0/code")).isEqualTo("already_exists");
        assertThat(client.post(TEAMS, "{}").at("/errors/0/code")).isEqualTo("missing_field");
        assertThat(client.patch(TEAMS + "/churn-prediction-maintainers", "{\"description\":\"d\"}")
                        .at("/description"))
                .isEqualTo("d");
        assertThat(client.delete(TEAMS + "/churn-prediction-maintainers").status())
                .isEqualTo(204);
        assertThat(client.get(TEAMS + "/churn-prediction-maintainers").status()).isEqualTo(404);
    }

    @Test
    void keepsMembers() {
        client.post(TEAMS, "{\"name\":\"members\"}");
        var ada = TEAMS + "/members/memberships/ada";

        assertThat(client.get(ada).status()).isEqualTo(404);
        assertThat(client.put(ada, "{\"role\":\"maintainer\"}").at("/role")).isEqualTo("maintainer");
        assertThat(client.get(ada).at("/state")).isEqualTo("active");
        assertThat(client.put(ada, "").at("/role")).isEqualTo("member");
        assertThat(client.put(TEAMS + "/members/memberships/nobody", "{}").status())
                .isEqualTo(404);
        assertThat(client.delete(ada).status()).isEqualTo(204);
        assertThat(client.delete(ada).status()).isEqualTo(404);
    }

    @Test
    void grantsRepositories() {
        var repository = client.generated();
        var grant = TEAMS + "/platform/repos/acme-ml/" + repository;

        assertThat(client.get(grant).status()).isEqualTo(404);
        assertThat(client.put(grant, "{\"permission\":\"king\"}").status()).isEqualTo(422);
        assertThat(client.put(grant, "{\"permission\":\"maintain\"}").status()).isEqualTo(204);
        assertThat(client.get(grant).status()).isEqualTo(204);
        var withPermissions = client.send(client.request(grant)
                .header("Authorization", "Bearer " + client.token())
                .header("Accept", "application/vnd.github.v3.repository+json"));
        assertThat(withPermissions.at("/role_name")).isEqualTo("maintain");
        assertThat(withPermissions.json().at("/permissions/push").asBoolean()).isTrue();
        assertThat(withPermissions.json().at("/permissions/admin").asBoolean(true))
                .isFalse();
        assertThat(client.get("/repos/acme-ml/" + repository + "/teams").at("/0/permission"))
                .isEqualTo("maintain");
        assertThat(client.get(TEAMS + "/platform/repos")
                        .json()
                        .valueStream()
                        .map(repo -> repo.at("/name").asString()))
                .contains(repository);
        assertThat(client.put(TEAMS + "/platform/repos/acme-ml/unknown", "{}").status())
                .isEqualTo(404);
        assertThat(client.delete(grant).status()).isEqualTo(204);
    }
}

package io.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kohsuke.github.GHContent;
import org.kohsuke.github.GHOrganization;
import org.kohsuke.github.GHTeam;
import org.kohsuke.github.GHUser;
import org.kohsuke.github.GitHub;
import org.springframework.beans.factory.annotation.Autowired;

/** The library that everybody uses must not notice that this is not GitHub. */
@GitHubTest
class HubLibraryTests {

    @Autowired
    Client client;

    @Autowired
    SandboxConnection connection;

    @Test
    void feelsAtHome() throws Exception {
        client.ensureTemplate();
        var hub = GitHub.connectToEnterpriseWithOAuth(connection.api().toString(), "slipway", connection.token());
        hub.checkApiUrlValidity();
        var organization = hub.getOrganization("acme-ml");
        var made = hub.createRepository("by-hub4j")
                .fromTemplateRepository("acme-ml", "sample-template")
                .owner("acme-ml")
                .private_(true)
                .create();
        client.withContent("by-hub4j");

        var repository = hub.getRepository("acme-ml/by-hub4j");
        assertThat(repository.getId()).isEqualTo(made.getId());
        assertThat(repository.isPrivate()).isTrue();
        assertThat(repository.getDirectoryContent(""))
                .extracting(GHContent::getName)
                .contains("README.md");
        assertThat(new String(repository.getFileContent("src/main.py").read().readAllBytes()))
                .isEqualTo("print(1)\n");
        repository
                .createContent()
                .path("a.txt")
                .content("a")
                .message("Add a")
                .branch("main")
                .commit();
        assertThat(repository.listCommits().toList()).hasSize(2);
        assertThat(repository.getBranch("main").getSHA1())
                .isEqualTo(repository.listCommits().toList().getFirst().getSHA1());
        repository.setTopics(List.of("slipway"));
        assertThat(repository.listTopics()).containsExactly("slipway");

        var team = organization
                .createTeam("hub-team")
                .privacy(GHTeam.Privacy.CLOSED)
                .create();
        team.add(hub.getUser("ada"), GHTeam.Role.MEMBER);
        team.add(repository, GHOrganization.RepositoryRole.from(GHOrganization.Permission.MAINTAIN));
        assertThat(team.getMembers()).extracting(GHUser::getLogin).containsExactlyInAnyOrder("ada", "slipway");
        assertThat(repository.getTeams()).extracting(GHTeam::getName).containsExactly("hub-team");
        assertThat(organization.listTeams().withPageSize(1).toList()).hasSizeGreaterThanOrEqualTo(4);

        repository.createVariable("REGION", "eu-west-1");
        assertThat(repository.getVariable("REGION").getValue()).isEqualTo("eu-west-1");
        var key = repository.getPublicKey();
        repository.createSecret("TOKEN", Sealing.seal("hush", key.getKey()), key.getKeyId());
        assertThat(client.get("/repos/acme-ml/by-hub4j/actions/secrets").at("/secrets/0/name"))
                .isEqualTo("TOKEN");
        repository.delete();
        assertThat(hub.getRateLimit().getRemaining()).isPositive();
    }
}

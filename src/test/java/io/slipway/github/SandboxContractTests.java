package io.slipway.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.github.GitHub.Environment;
import io.slipway.github.GitHub.Permission;
import io.slipway.github.GitHub.Repository;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The whole door, over HTTP, against the GitHub of the sandbox. */
@SpringBootTest(classes = SandboxContractTests.Server.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestDatabase.class)
class SandboxContractTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private GitHub github;

    @Test
    void knowsTheOrganizationAndWhoIsInIt() {
        assertThat(github.organization().login()).isEqualTo("acme-ml");
        assertThat(github.organization().id()).isPositive();
        assertThat(github.webUrl()).contains("acme-ml");
        assertThat(github.userExists("katherine")).isTrue();
        assertThat(github.userExists("nobody-at-all")).isFalse();
    }

    @Test
    void generatesARepositoryWhoseContentComesLater() {
        var name = fresh();
        assertThat(github.repository(name)).isEmpty();

        var made = github.generate("model-training", name, "Trains · Slipway R-1");

        assertThat(made.id()).isPositive();
        assertThat(made.isPrivate()).isTrue();
        awaitContent(name);
        assertThat(github.repository(name))
                .get()
                .returns(made.id(), Repository::id)
                .returns("Trains · Slipway R-1", Repository::description)
                .returns(made.cloneUrl(), Repository::cloneUrl)
                .returns(made.htmlUrl(), Repository::htmlUrl);
        assertThat(github.file(name, "README.md")).isPresent();
    }

    @Test
    void saysThatANameIsTaken() {
        var name = repository();

        assertThatExceptionOfType(NameTakenException.class)
                .isThrownBy(() -> github.generate("model-training", name, "Again"));
        assertThatExceptionOfType(NameTakenException.class).isThrownBy(() -> github.createTeam("platform", "Again"));
    }

    @Test
    void setsTopics() {
        var name = repository();

        github.setTopics(name, Set.of("slipway", "fraud"));

        assertThat(github.repository(name).orElseThrow().topics()).containsExactlyInAnyOrder("slipway", "fraud");
    }

    @Test
    void writesAFileAndWritesItAgain() {
        var name = repository();
        assertThat(github.file(name, "conf/project.yaml")).isEmpty();

        github.writeFile(name, "conf/project.yaml", "project: »été«\n", "Tell the project its name");
        github.writeFile(name, "conf/project.yaml", "project: two\n", "Tell it again");

        assertThat(github.file(name, "conf/project.yaml")).contains("project: two\n");
    }

    @Test
    void makesATeamWithMembersAndAccess() {
        var repository = repository();
        var name = fresh();
        assertThat(github.team(name)).isEmpty();

        var team = github.createTeam(name, "Looks after it · Slipway R-1");
        github.addMember(name, "ada");
        github.addMember(name, "ada");
        github.addMember(name, "katherine");
        github.grant(name, repository, Permission.MAINTAIN);

        assertThat(github.team(name)).contains(team);
        assertThat(github.teams()).contains(team);
        assertThat(github.members(name)).contains("ada", "katherine");
        assertThat(github.permission(name, repository)).contains(Permission.MAINTAIN);
        assertThat(github.permission("platform", repository)).isEmpty();
    }

    @Test
    void guardsAnEnvironmentAndChangesItsGuard() {
        var repository = repository();
        github.grant("platform", repository, Permission.PULL);
        assertThat(github.environment(repository, "prod")).isEmpty();
        var guarded = new Environment("prod", List.of("platform"), true, List.of("main", "release/*"));
        var open = new Environment("prod", List.of(), false, List.of("main"));

        github.putEnvironment(repository, guarded);
        assertThat(github.environment(repository, "prod")).contains(guarded);
        github.putEnvironment(repository, open);
        assertThat(github.environment(repository, "prod")).contains(open);
        github.putEnvironment(repository, new Environment("dev", List.of(), false, List.of()));
        assertThat(github.environment(repository, "dev").orElseThrow().branches())
                .isEmpty();
    }

    @Test
    void keepsVariablesOfRepositoriesAndEnvironmentsApart() {
        var repository = repository();
        github.putEnvironment(repository, new Environment("dev", List.of(), false, List.of()));
        for (var i = 10; i < 45; i++) {
            github.setVariable(repository, "V" + i, "value " + i);
        }

        github.setVariable(repository, "V10", "again");
        github.setEnvironmentVariable(repository, "dev", "V10", "of dev");
        github.setEnvironmentVariable(repository, "dev", "V10", "of dev, again");

        assertThat(github.variables(repository)).hasSize(35).containsEntry("V10", "again");
        assertThat(github.environmentVariables(repository, "dev")).hasSize(1).containsEntry("V10", "of dev, again");
    }

    @Test
    void sealsSecretsThatGitHubCanOpen() {
        var repository = repository();
        github.putEnvironment(repository, new Environment("prod", List.of(), false, List.of()));

        github.setSecret(repository, "SIGNING_KEY", "psst");
        github.setEnvironmentSecret(repository, "prod", "SIGNING_KEY", "psst, prod");
        github.setEnvironmentSecret(repository, "prod", "OTHER_KEY", "psst, other");

        assertThat(github.secrets(repository)).containsExactly("SIGNING_KEY");
        assertThat(github.environmentSecrets(repository, "prod")).containsExactly("OTHER_KEY", "SIGNING_KEY");
    }

    private String repository() {
        var name = fresh();
        github.generate("model-training", name, "Trains · Slipway R-1");
        awaitContent(name);
        return name;
    }

    private void awaitContent(String repository) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!github.hasContent(repository)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fresh() {
        return "contract-" + NUMBER.incrementAndGet();
    }

    /** The client, and the server it talks to; no configuration of the portal, so that its scan does not find it. */
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan({"io.slipway.sandbox.github", "io.slipway.github"})
    @ComponentScan({"io.slipway.sandbox.github", "io.slipway.github", "io.slipway.web"})
    static class Server {

        @Bean
        DynamicPropertyRegistrar home() throws IOException {
            var home = Files.createTempDirectory("slipway-contract");
            return registry -> registry.add("slipway.home", home::toString);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}

package io.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.publishing.TemplateFile;
import io.slipway.publishing.TemplateRepository;
import io.slipway.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;

class RestartTests {

    private final JdbcConnectionDetails database = TestDatabase.fresh();

    @TempDir
    Path home;

    @Test
    void goesOnWhereItStopped() throws Exception {
        String token;
        try (var portal = start(Map.of("slipway.sandbox.github.generate-after", "1h"))) {
            var client = portal.getBean(Client.class);
            client.ensureTemplate();
            token = client.token();
            client.post("/repos/acme-ml/sample-template/generate", "{\"name\":\"pending\"}");
            client.post("/orgs/acme-ml/repos", "{\"name\":\"doomed\"}");
            client.write("doomed", "a.txt", "a");
            assertThat(client.get("/repos/acme-ml/pending/commits").status()).isEqualTo(409);
            // As if the portal had died between the database and the folder, both ways.
            portal.getBean(JdbcRepositories.class).delete(idOf(client, "doomed"));
            remove(folderOf(idOf(client, "pending")));
        }
        try (var portal = start(Map.of())) {
            var client = portal.getBean(Client.class);
            assertThat(client.token()).isEqualTo(token);
            assertThat(client.get("/repos/acme-ml/pending/commits").json()).hasSize(1);
            assertThat(client.get("/repos/acme-ml/sample-template/commits").json())
                    .hasSize(3);
            assertThat(client.get("/orgs/acme-ml/teams").json()).hasSize(3);
            assertThat(portal.getBean(Ledger.class).find("POST", "/generate$")).hasSize(1);
            assertThat(portal.getBean(JdbcRepositories.class).graves()).isEmpty();
            var folders = client.get("/orgs/acme-ml/repos?per_page=100").json().size();
            try (var kept = Files.list(home.resolve("sandbox/git"))) {
                assertThat(kept).hasSize(folders);
            }
        }
    }

    @Test
    void plantsATemplateOnceAndAgainWhenItChanged() {
        var first = template(Map.of("README.md", file("# One\n\nFirst words."), "a/.hidden", file("x")));
        var second = template(
                Map.of("README.md", file("# Two\n\nOther words."), "CHANGELOG.md", file("## [2.0.0]\n\n## [1.0.0]\n")));
        try (var portal = start(Map.of())) {
            var seed = portal.getBean(TemplateSeed.class);
            var client = portal.getBean(Client.class);

            seed.plant(first);
            seed.plant(first);
            assertThat(client.get("/repos/acme-ml/planted").at("/description")).isEqualTo("First words.");
            assertThat(client.get("/repos/acme-ml/planted")
                            .json()
                            .at("/is_template")
                            .asBoolean())
                    .isTrue();
            assertThat(client.get("/repos/acme-ml/planted/contents/a/.hidden").status())
                    .isEqualTo(200);
            assertThat(client.get("/repos/acme-ml/planted/commits").json()).hasSize(1);

            seed.plant(second);
            seed.plant(second);
            assertThat(client.get("/repos/acme-ml/planted/commits").json()).hasSize(2);
            assertThat(client.get("/repos/acme-ml/planted/contents/a/.hidden").status())
                    .isEqualTo(404);
            assertThat(client.get("/repos/acme-ml/planted/git/ref/tags/v2.0.0").at("/object/sha"))
                    .isEqualTo(
                            client.get("/repos/acme-ml/planted/branches/main").at("/commit/sha"));
        }
    }

    @Test
    void leavesATemplateAloneThatPeopleChanged() {
        try (var portal = start(Map.of())) {
            var seed = portal.getBean(TemplateSeed.class);
            var client = portal.getBean(Client.class);
            seed.plant(template(Map.of("README.md", file("# One"))));
            client.write("planted", "ours.txt", "Written by hand");

            seed.plant(template(Map.of("README.md", file("# Two"))));

            assertThat(client.get("/repos/acme-ml/planted/contents/ours.txt").status())
                    .isEqualTo(200);
            assertThat(client.get("/repos/acme-ml/planted/commits").json()).hasSize(2);
        }
    }

    private ConfigurableApplicationContext start(Map<String, Object> settings) {
        return new SpringApplicationBuilder(GitHubTest.Server.class, Client.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("testDatabase", database))
                .properties(settings)
                .run("--slipway.home=" + home, "--server.port=0");
    }

    private long idOf(Client client, String repository) {
        return client.get("/repos/acme-ml/" + repository).json().at("/id").asLong();
    }

    private Path folderOf(long id) {
        return home.resolve("sandbox/git").resolve(id + ".git");
    }

    private static void remove(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static TemplateRepository template(Map<String, TemplateFile> files) {
        return new TemplateRepository("planted", new TreeMap<>(files));
    }

    private static TemplateFile file(String text) {
        return new TemplateFile(text.getBytes(), false);
    }
}

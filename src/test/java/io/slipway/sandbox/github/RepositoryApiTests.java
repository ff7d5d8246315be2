package io.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GitHubTest
class RepositoryApiTests {

    private static final String TEMPLATE = "/repos/acme-ml/sample-template";

    @Autowired
    Client client;

    @BeforeEach
    void template() {
        client.ensureTemplate();
    }

    @Test
    void generatesFromATemplate() {
        var name = "g-" + UUID.randomUUID();
        var made = client.post(
                TEMPLATE + "/generate", "{\"owner\":\"acme-ml\",\"name\":\"%s\",\"private\":true}".formatted(name));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/full_name")).isEqualTo("acme-ml/" + name);
        assertThat(made.at("/template_repository/name")).isEqualTo("sample-template");
        assertThat(made.json().at("/id").asLong()).isGreaterThan(700_000_000L);

        client.withContent(name);

        var commits = client.get("/repos/acme-ml/" + name + "/commits");
        assertThat(commits.json()).hasSize(1);
        assertThat(commits.at("/0/commit/message")).isEqualTo("Initial commit");
        assertThat(commits.at("/0/author/login")).isEqualTo("slipway");
        assertThat(commits.at("/0/commit/tree/sha"))
                .isEqualTo(client.get(TEMPLATE + "/commits").at("/0/commit/tree/sha"));
        assertThat(client.get("/repos/acme-ml/" + name + "/branches").at("/0/name"))
                .isEqualTo("main");
        assertThat(client.get("/repos/acme-ml/" + name + "/contents/.github/workflows")
                        .at("/0/name"))
                .isEqualTo("ci.yml");
    }

    @Test
    void refusesToGenerate() {
        var name = client.generated();
        var taken = client.post(TEMPLATE + "/generate", "{\"name\":\"%s\"}".formatted(name.toUpperCase()));
        var noTemplate = client.post("/repos/acme-ml/" + name + "/generate", "{\"name\":\"x\"}");
        var unknown = client.post("/repos/acme-ml/unknown/generate", "{\"name\":\"x\"}");

        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.at("/message")).isEqualTo("Could not clone: Name already exists on this account");
        assertThat(noTemplate.status()).isEqualTo(422);
        assertThat(noTemplate.at("/message")).endsWith("is not a template repository.");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(client.post(TEMPLATE + "/generate", "{}").at("/errors/0/code"))
                .isEqualTo("missing_field");
    }

    @Test
    void createsAnEmptyRepositoryOnce() {
        assertThat(client.post("/orgs/acme-ml/repos", "{\"name\":\"once\"}").status())
                .isEqualTo(201);
        var again = client.post("/orgs/acme-ml/repos", "{\"name\":\"once\"}");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.at("/errors/0/message")).isEqualTo("name already exists on this account");
    }

    @Test
    void changesARepository() {
        var name = client.generated();
        var changed = client.patch(
                "/repos/acme-ml/" + name,
                "{\"description\":\"New words\",\"has_wiki\":false,\"archived\":true,\"visibility\":\"private\"}");

        assertThat(changed.at("/description")).isEqualTo("New words");
        assertThat(changed.json().at("/has_wiki").asBoolean(true)).isFalse();
        assertThat(changed.json().at("/archived").asBoolean()).isTrue();
        assertThat(changed.at("/visibility")).isEqualTo("private");
        assertThat(client.patch("/repos/acme-ml/" + name, "{\"default_branch\":\"nope\"}")
                        .status())
                .isEqualTo(422);
        var id = changed.at("/id");
        client.patch("/repos/acme-ml/" + name, "{\"name\":\"%s-renamed\"}".formatted(name));
        assertThat(client.get("/repositories/" + id).at("/name")).isEqualTo(name + "-renamed");
        assertThat(client.get("/repos/acme-ml/" + name).status()).isEqualTo(404);
    }

    @Test
    void keepsTopics() {
        var topics = "/repos/acme-ml/" + client.generated() + "/topics";

        assertThat(client.put(topics, "{\"names\":[\"slipway\",\"ml\"]}").status())
                .isEqualTo(200);
        assertThat(client.get(topics).text()).isEqualTo("{\"names\":[\"slipway\",\"ml\"]}");
        assertThat(client.put(topics, "{\"names\":[\"Not allowed\"]}").status()).isEqualTo(422);
        assertThat(client.put(topics, "{}").status()).isEqualTo(422);
    }

    @Test
    void deletesARepository() {
        var name = client.generated();

        assertThat(client.delete("/repos/acme-ml/" + name).status()).isEqualTo(204);
        assertThat(client.get("/repos/acme-ml/" + name).status()).isEqualTo(404);
        assertThat(client.delete("/repos/acme-ml/" + name).status()).isEqualTo(404);
    }

    @Test
    void pagesThroughTheList() {
        for (var i = 0; i < 5; i++) {
            client.post("/orgs/acme-ml/repos", "{\"name\":\"page-%d\"}".formatted(i));
        }
        var first = client.get("/orgs/acme-ml/repos?per_page=2&sort=full_name");
        var names = new ArrayList<String>();
        var answer = first;
        while (true) {
            answer.json()
                    .valueStream()
                    .forEach(repo -> names.add(repo.at("/name").asString()));
            var next = link(answer, "next");
            if (next.isEmpty()) {
                break;
            }
            answer = client.get(next);
        }

        assertThat(first.json()).hasSize(2);
        assertThat(first.header("link"))
                .contains("rel=\"next\"")
                .contains("rel=\"last\"")
                .doesNotContain("prev");
        assertThat(answer.header("link"))
                .contains("rel=\"prev\"")
                .contains("rel=\"first\"")
                .doesNotContain("next");
        assertThat(names)
                .contains("page-0", "page-4", "sample-template")
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void readsFiles() {
        var contents = "/repos/acme-ml/" + client.generated() + "/contents";
        var file = client.get(contents + "/src/main.py");

        assertThat(file.at("/type")).isEqualTo("file");
        assertThat(new String(Base64.getMimeDecoder().decode(file.at("/content"))))
                .isEqualTo("print(1)\n");
        assertThat(file.at("/encoding")).isEqualTo("base64");
        assertThat(client.get(contents)
                        .json()
                        .valueStream()
                        .map(entry -> entry.at("/name").asString() + " "
                                + entry.at("/type").asString()))
                .containsExactly(".github dir", "README.md file", "src dir");
        assertThat(client.get(contents + "/nothing").status()).isEqualTo(404);
        assertThat(client.get(contents + "/src/main.py?ref=nowhere").at("/message"))
                .contains("No commit found for the ref nowhere");
    }

    @Test
    void writesFilesByTheRuleOfTheSha() {
        var name = client.generated();
        var created = client.write(name, "docs/new.md", "one");
        var sha = created.at("/content/sha");
        var path = "/repos/acme-ml/" + name + "/contents/docs/new.md";

        assertThat(created.status()).isEqualTo(201);
        assertThat(client.write(name, "docs/new.md", "two").at("/message")).contains("\"sha\" wasn't supplied");
        assertThat(put(path, "dHdv", "0123456789012345678901234567890123456789").status())
                .isEqualTo(409);
        assertThat(put(path, "dHdv", sha).status()).isEqualTo(200);
        assertThat(put(path, "%%%", sha).status()).isEqualTo(422);
        assertThat(client.put(path, "{}").status()).isEqualTo(422);
        assertThat(client.put("/repos/acme-ml/" + name + "/contents/.git/../x", "{}")
                        .status())
                .isGreaterThanOrEqualTo(400);
        assertThat(client.get("/repos/acme-ml/" + name + "/commits?path=docs/new.md")
                        .json())
                .hasSize(2);
    }

    private Client.Answer put(String path, String content, String sha) {
        return client.put(path, "{\"message\":\"m\",\"content\":\"%s\",\"sha\":\"%s\"}".formatted(content, sha));
    }

    private static String link(Client.Answer answer, String rel) {
        for (var part : answer.header("link").split(", ")) {
            if (part.endsWith("rel=\"" + rel + "\"")) {
                return part.substring(1, part.indexOf('>'));
            }
        }
        return "";
    }
}

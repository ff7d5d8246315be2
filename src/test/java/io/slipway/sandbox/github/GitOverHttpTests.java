package io.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@GitHubTest
class GitOverHttpTests {

    @Autowired
    Client client;

    @TempDir
    Path folder;

    @Test
    void clonesWithoutAPasswordFromThisMachine() {
        var name = client.generated();

        Git.run(folder, "clone", client.cloneUrl(name), "work");

        assertThat(folder.resolve("work/src/main.py")).hasContent("print(1)\n");
        assertThat(folder.resolve("work/.github/workflows/ci.yml")).exists();
        assertThat(Git.run(folder.resolve("work"), "log", "--format=%s")).isEqualTo("Initial commit\n");
        assertThat(Git.run(folder.resolve("work"), "branch", "--show-current")).isEqualTo("main\n");
    }

    @Test
    void pushesWithTheTokenOnly() throws Exception {
        var name = client.generated();
        Git.run(folder, "clone", client.cloneUrl(name), "work");
        var work = folder.resolve("work");
        Files.writeString(work.resolve("new.txt"), "new");
        Git.run(work, "add", ".");
        Git.run(work, "commit", "-m", "Add a file");

        assertThat(Git.attempt(work, "push").code()).isNotZero();
        var withToken = client.cloneUrl(name).replace("http://", "http://x-access-token:" + client.token() + "@");
        Git.run(work, "push", withToken, "main");

        assertThat(client.get("/repos/acme-ml/" + name + "/commits").at("/0/commit/message"))
                .isEqualTo("Add a file");
        assertThat(client.get("/repos/acme-ml/" + name + "/contents/new.txt").status())
                .isEqualTo(200);
    }

    @Test
    void refusesAWrongPassword() {
        var wrong = "http.extraHeader=Authorization: Basic eDp3cm9uZw==";

        assertThat(Git.attempt(folder, "-c", wrong, "clone", client.cloneUrl(client.generated()), "work")
                        .code())
                .isNotZero();
    }

    @Test
    void knowsNoOtherRepository() {
        assertThat(Git.attempt(folder, "clone", client.cloneUrl("unknown")).output())
                .contains("not found");
    }
}

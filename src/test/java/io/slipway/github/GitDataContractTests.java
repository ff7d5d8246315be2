package io.slipway.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.github.GitData.NewFile;
import io.slipway.github.GitData.PullRequest;
import io.slipway.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** Git as the client sees it, over HTTP, against the GitHub of the sandbox. */
@SpringBootTest(classes = SandboxContractTests.Server.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestDatabase.class)
class GitDataContractTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final byte[] BINARY = {(byte) 0xff, 0, (byte) 0xfe, 7};

    @Autowired
    private GitHub github;

    @Autowired
    private GitData git;

    @Test
    void makesATemplateRepository() {
        var name = "git-data-" + NUMBER.incrementAndGet();

        var made = git.createTemplate(name, "A sample");

        assertThat(made.isPrivate()).isTrue();
        assertThat(git.isTemplate(name)).isTrue();
        assertThat(git.branch(name, "main")).isEmpty();
        assertThat(git.tags(name, "v")).isEmpty();
        assertThatExceptionOfType(NameTakenException.class).isThrownBy(() -> git.createTemplate(name, "Again"));
    }

    @Test
    void makesARepositoryATemplateLater() {
        var name = "git-data-" + NUMBER.incrementAndGet();
        github.generate("model-training", name, "Trains");

        git.makeTemplate(name, "A sample");

        assertThat(git.isTemplate(name)).isTrue();
        assertThat(github.repository(name).orElseThrow().description()).isEqualTo("A sample");
    }

    @Test
    void commitsManyFilesAtOnce() {
        var name = started();
        var start = head(name);
        var changes = new HashMap<String, @Nullable NewFile>();
        changes.put("README.md", null);
        changes.put("bin/run", file("#!/bin/sh\necho »été«\n", true));
        changes.put("docs/a.md", file("# A\n", false));
        changes.put("logo.png", new NewFile(BINARY, false));

        var commit = git.commit(name, start, changes, "Take 1.0.0");

        assertThat(head(name)).isEqualTo(start);
        git.advance(name, "main", commit);
        var files = git.files(name, commit);
        assertThat(files).containsOnlyKeys("bin/run", "docs/a.md", "logo.png");
        assertThat(files)
                .hasEntrySatisfying(
                        "bin/run", file -> assertThat(file.executable()).isTrue())
                .hasEntrySatisfying(
                        "docs/a.md", file -> assertThat(file.executable()).isFalse())
                .hasEntrySatisfying(
                        "logo.png",
                        file -> assertThat(git.content(name, file.blob())).isEqualTo(BINARY));
        assertThat(github.file(name, "bin/run")).contains("#!/bin/sh\necho »été«\n");
    }

    @Test
    void neverLosesACommit() {
        var name = started();
        var start = head(name);
        var ours = git.commit(name, start, Map.of("a", file("ours", false)), "Ours");
        var theirs = git.commit(name, start, Map.of("a", file("theirs", false)), "Theirs");
        git.advance(name, "main", theirs);

        assertThatExceptionOfType(GitHubException.class)
                .isThrownBy(() -> git.advance(name, "main", ours))
                .withMessageContaining("not a fast forward");
        assertThat(head(name)).isEqualTo(theirs);
    }

    @Test
    void tagsACommitOnce() {
        var name = started();
        var start = head(name);

        git.createTag(name, "v1.0.0", start);

        assertThat(git.tags(name, "v")).containsExactly(Map.entry("v1.0.0", start));
        assertThat(git.tags(name, "v2")).isEmpty();
        assertThatExceptionOfType(GitHubException.class).isThrownBy(() -> git.createTag(name, "v1.0.0", start));
    }

    @Test
    void asksForAPullRequest() {
        var name = started();
        var commit = git.commit(name, head(name), Map.of("a", file("new", false)), "New");
        git.createBranch(name, "slipway-v1.0.0", commit);
        assertThat(git.pullRequest(name, "slipway-v1.0.0", "main")).isEmpty();

        var address =
                git.openPullRequest(name, new PullRequest("slipway-v1.0.0", "main", "Take 1.0.0", "What is new."));

        assertThat(address).endsWith("/%s/pull/1".formatted(name));
        assertThat(git.pullRequest(name, "slipway-v1.0.0", "main")).contains(address);
        assertThat(git.pullRequest(name, "another", "main")).isEmpty();
    }

    @Test
    void listsWorkflows() {
        assertThat(github.workflows("model-training")).anySatisfy(workflow -> {
            assertThat(workflow.name()).isEqualTo("Train");
            assertThat(workflow.path()).isEqualTo(".github/workflows/train.yml");
            assertThat(workflow.htmlUrl()).endsWith("/blob/main/.github/workflows/train.yml");
        });
    }

    private String started() {
        var name = "git-data-" + NUMBER.incrementAndGet();
        git.createTemplate(name, "A sample");
        github.writeFile(name, "README.md", "# A sample\n", "Start");
        return name;
    }

    private String head(String name) {
        return git.branch(name, "main").orElseThrow();
    }

    private static NewFile file(String text, boolean executable) {
        return new NewFile(text.getBytes(StandardCharsets.UTF_8), executable);
    }
}

package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import io.slipway.sandbox.github.GitWriter.Draft;
import io.slipway.sandbox.github.GitWriter.SourceFile;
import io.slipway.sandbox.github.JdbcRepositories.NewRepo;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.springframework.stereotype.Component;

/** Brings the template repositories of the class path into the organization; one that changed there gets a commit. */
@Component
@OnSandbox
class TemplateSeed {

    private static final int DESCRIPTION = 200;

    private final JdbcRepositories repositories;
    private final GitStore store;
    private final GitWriter writer;
    private final Clock clock;

    TemplateSeed(JdbcRepositories repositories, GitStore store, GitWriter writer, Clock clock) {
        this.repositories = repositories;
        this.store = store;
        this.writer = writer;
        this.clock = clock;
    }

    void plant(String name, Map<String, SourceFile> files) {
        var repo = repositories.find(name).orElseGet(() -> repositories.insert(fresh(name, files)));
        var tree = GitWriter.treeOf(files);
        if (!tree.name().equals(repo.seededTree())) {
            push(repo, tree, files);
            repositories.topics(repo.id(), List.of("slipway-template"));
            repositories.seeded(repo.id(), tree.name());
        }
    }

    private void push(Repo repo, ObjectId tree, Map<String, SourceFile> files) {
        var head = head(repo);
        if (head.isEmpty() || !head.get().getTree().equals(tree)) {
            var author = Draft.person(Cast.PORTAL, "Slipway", clock.instant());
            var message = head.isEmpty() ? "Start the template\n" : "Take the template of this Slipway\n";
            var parent = head.map(commit -> commit.getId().copy());
            writer.putAll(repo, new Draft(repo.defaultBranch(), parent, author, message), files);
            repositories.pushed(repo.id());
        }
    }

    private Optional<RevCommit> head(Repo repo) {
        try (var reader = new GitReader(store.open(repo))) {
            return reader.branch(repo.defaultBranch());
        }
    }

    private static NewRepo fresh(String name, Map<String, SourceFile> files) {
        return new NewRepo(name, description(files), true, true, null, Cast.PORTAL, null);
    }

    /** The first sentence of the README. */
    private static String description(Map<String, SourceFile> files) {
        var readme = files.getOrDefault("README.md", new SourceFile(new byte[0], false));
        return new String(readme.content(), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .filter(line -> Character.isLetterOrDigit(line.charAt(0)))
                .findFirst()
                .map(line -> line.substring(0, Math.min(DESCRIPTION, line.length())))
                .orElse("A template repository of Slipway.");
    }
}

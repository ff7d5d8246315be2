package io.slipway.sandbox.github;

import io.slipway.publishing.TemplateFile;
import io.slipway.publishing.TemplateRepository;
import io.slipway.sandbox.OnSandbox;
import io.slipway.sandbox.github.GitWriter.Draft;
import io.slipway.sandbox.github.GitWriter.SourceFile;
import io.slipway.sandbox.github.JdbcRepositories.NewRepo;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.springframework.stereotype.Component;

/**
 * Leaves the organization as publishing would: the template repositories of the class path, each with its version's tag.
 * One that people changed since stays as it is; what to do about it, they decide by publishing.
 */
@Component
@OnSandbox
class TemplateSeed {

    private final JdbcRepositories repositories;
    private final GitStore store;
    private final GitWriter writer;
    private final GitRefs refs;
    private final Clock clock;

    TemplateSeed(JdbcRepositories repositories, GitStore store, GitWriter writer, GitRefs refs, Clock clock) {
        this.repositories = repositories;
        this.store = store;
        this.writer = writer;
        this.refs = refs;
        this.clock = clock;
    }

    void plant(TemplateRepository template) {
        var repo = repositories.find(template.name()).orElseGet(() -> repositories.insert(fresh(template)));
        var files = sources(template.files());
        var tree = GitWriter.treeOf(files);
        if (isOurs(repo, tree)) {
            var commit = push(repo, tree, template, files);
            // Whoever works on a template changes it without a new version; here its tag follows.
            refs.move(repo, Constants.R_TAGS + template.version().tag(), commit, true);
            repositories.seeded(repo.id(), tree.name());
        }
    }

    private boolean isOurs(Repo repo, ObjectId tree) {
        return head(repo)
                .map(head -> head.getTree().getId())
                .map(there -> there.equals(tree) || there.name().equals(repo.seededTree()))
                .orElse(true);
    }

    private ObjectId push(Repo repo, ObjectId tree, TemplateRepository template, Map<String, SourceFile> files) {
        var head = head(repo);
        if (head.isPresent() && head.get().getTree().equals(tree)) {
            return head.get().copy();
        }
        var author = Draft.person(Cast.PORTAL, "Slipway", clock.instant());
        var message = "Take %s %s\n".formatted(template.name(), template.version());
        var draft = new Draft(repo.defaultBranch(), head.map(ObjectId::copy), author, message);
        var commit = writer.putAll(repo, draft, files).orElseThrow();
        repositories.pushed(repo.id());
        repositories.topics(repo.id(), List.of("slipway-template"));
        return commit;
    }

    private Optional<RevCommit> head(Repo repo) {
        try (var reader = new GitReader(store.open(repo))) {
            return reader.branch(repo.defaultBranch());
        }
    }

    private static NewRepo fresh(TemplateRepository template) {
        return new NewRepo(template.name(), template.description(), true, true, null, Cast.PORTAL, null);
    }

    private static Map<String, SourceFile> sources(Map<String, TemplateFile> files) {
        var sources = new TreeMap<String, SourceFile>();
        files.forEach((path, file) -> sources.put(path, new SourceFile(file.content(), file.executable())));
        return sources;
    }
}

package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import io.slipway.sandbox.github.GitWriter.Draft;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fills repositories made from a template, a while after they were made, as GitHub does. What is still to come stands
 * in the database: after a restart it is done at once, and doing it twice changes nothing.
 */
@Component
@OnSandbox
class Generation {

    private static final Logger log = LoggerFactory.getLogger(Generation.class);

    private final JdbcRepositories repositories;
    private final JdbcUsers users;
    private final GitStore store;
    private final GitWriter writer;
    private final Clock clock;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sandbox-generate").factory());

    Generation(JdbcRepositories repositories, JdbcUsers users, GitStore store, GitWriter writer, Clock clock) {
        this.repositories = repositories;
        this.users = users;
        this.store = store;
        this.writer = writer;
        this.clock = clock;
    }

    void schedule(Repo repo) {
        var due = repo.generateAt();
        if (due != null) {
            var wait = Math.max(0, Duration.between(clock.instant(), due).toMillis());
            later.schedule(() -> attempt(repo), wait, TimeUnit.MILLISECONDS);
        }
    }

    /** Does now what a former life of the portal left undone. */
    void finishAll() {
        repositories.generating().forEach(this::attempt);
    }

    private void attempt(Repo repo) {
        try {
            generate(repo);
            repositories.generated(repo.id());
        } catch (RuntimeException e) {
            log.warn("Repository {} has to wait for its content until the next start", repo.name(), e);
        }
    }

    private void generate(Repo repo) {
        var template = Optional.ofNullable(repo.templateId()).flatMap(repositories::find);
        if (template.isPresent() && isEmpty(repo)) {
            copy(template.get(), repo);
        }
    }

    private void copy(Repo template, Repo repo) {
        try (var git = store.open(template)) {
            var head = new GitReader(git).branch(template.defaultBranch());
            head.ifPresent(commit -> writer.copy(git, commit, repo, firstCommit(repo)));
        }
    }

    /** The same commit, bit for bit, however often it is tried. */
    private Draft firstCommit(Repo repo) {
        var name = users.find(repo.createdBy()).map(User::name).orElse(repo.createdBy());
        var author = Draft.person(repo.createdBy(), name, repo.createdAt());
        return new Draft(repo.defaultBranch(), Optional.empty(), author, "Initial commit\n");
    }

    private boolean isEmpty(Repo repo) {
        try (var reader = new GitReader(store.open(repo))) {
            return reader.isEmpty();
        }
    }

    @PreDestroy
    void stop() {
        later.shutdownNow();
    }
}

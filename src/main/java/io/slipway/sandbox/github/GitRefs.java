package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.RefUpdate.Result;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.springframework.stereotype.Component;

/** Branches and tags under their full names, such as {@code refs/tags/v1.0.0}. */
@Component
@OnSandbox
class GitRefs {

    private final GitStore store;

    GitRefs(GitStore store) {
        this.store = store;
    }

    Optional<ObjectId> find(Repo repo, String name) {
        return with(repo, git -> Optional.ofNullable(git.exactRef(name)).map(ref -> ref.getObjectId()));
    }

    /** All whose names begin so, by name. */
    List<Named> startingWith(Repo repo, String prefix) {
        return with(
                repo,
                git -> git.getRefDatabase().getRefsByPrefix(prefix).stream()
                        .map(ref -> new Named(ref.getName(), Objects.requireNonNull(ref.getObjectId())))
                        .sorted()
                        .toList());
    }

    /** Makes a branch or a tag; false when there is one of that name. */
    boolean create(Repo repo, String name, ObjectId commit) {
        return locked(repo, git -> update(git, name, commit, Optional.of(ObjectId.zeroId()), false) == Result.NEW);
    }

    /** Moves a branch or a tag; false when that would lose commits and nobody insists. */
    boolean move(Repo repo, String name, ObjectId commit, boolean insist) {
        return locked(repo, git -> switch (update(git, name, commit, Optional.empty(), insist)) {
            case FAST_FORWARD, NO_CHANGE, FORCED, NEW -> true;
            default -> false;
        });
    }

    private static Result update(
            Repository git, String name, ObjectId commit, Optional<ObjectId> expected, boolean insist)
            throws IOException {
        var update = git.updateRef(name);
        update.setNewObjectId(commit);
        expected.ifPresent(update::setExpectedOldObjectId);
        update.setForceUpdate(insist);
        update.disableRefLog();
        return run(git, update);
    }

    private static Result run(Repository git, RefUpdate update) throws IOException {
        try (var walk = new RevWalk(git)) {
            return update.update(walk);
        }
    }

    private <T> T locked(Repo repo, Using<T> using) {
        synchronized (store.lock(repo)) {
            return with(repo, using);
        }
    }

    private <T> T with(Repo repo, Using<T> using) {
        try (var git = store.open(repo)) {
            return using.use(git);
        } catch (IOException e) {
            throw new UncheckedIOException("The git repository of %s is broken".formatted(repo.name()), e);
        }
    }

    /** What is done with a repository. */
    private interface Using<T> {

        T use(Repository git) throws IOException;
    }

    /** A branch or a tag, and what it names. */
    record Named(String name, ObjectId target) implements Comparable<Named> {

        @Override
        public int compareTo(Named other) {
            return name.compareTo(other.name);
        }
    }
}

package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FileUtils;
import org.springframework.stereotype.Component;

/** The bare repositories in the home folder, named by id so that a renamed repository keeps its own. */
@Component
@OnSandbox
class GitStore {

    private final Path folder;
    private final ConcurrentMap<Long, Object> locks = new ConcurrentHashMap<>();

    GitStore(SandboxHome home) {
        this.folder = home.git();
    }

    /** Opens the repository, and makes it first when a crash came between the database and the folder. */
    Repository open(Repo repo) {
        synchronized (lock(repo)) {
            try {
                return openOrCreate(repo);
            } catch (IOException e) {
                throw new UncheckedIOException("No git repository for " + repo.name(), e);
            }
        }
    }

    /** One writer at a time. */
    Object lock(Repo repo) {
        return locks.computeIfAbsent(repo.id(), _ -> new Object());
    }

    void delete(long id) {
        try {
            FileUtils.delete(place(id), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING | FileUtils.RETRY);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete the git repository " + id, e);
        }
    }

    void head(Repo repo, String branch) {
        try (var git = open(repo)) {
            link(git, branch);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + branch + " the default branch of " + repo.name(), e);
        }
    }

    private Repository openOrCreate(Repo repo) throws IOException {
        var git = new FileRepositoryBuilder()
                .setGitDir(place(repo.id()))
                .setBare()
                .build();
        if (!git.getObjectDatabase().exists()) {
            git.create(true);
            link(git, repo.defaultBranch());
        }
        return git;
    }

    private static void link(Repository git, String branch) throws IOException {
        var head = git.updateRef(Constants.HEAD);
        head.disableRefLog();
        head.link(Constants.R_HEADS + branch);
    }

    private File place(long id) {
        return folder.resolve(id + ".git").toFile();
    }
}

package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.springframework.stereotype.Component;

/** Makes commits in the bare repositories, without a working copy. */
@Component
@OnSandbox
class GitWriter {

    private final GitStore store;

    GitWriter(GitStore store) {
        this.store = store;
    }

    /** Adds or replaces one file on top of the branch; empty when somebody else was faster. */
    Optional<ObjectId> putFile(Repo repo, Draft draft, String path, byte[] content) {
        return writing(repo, git -> {
            try (var inserter = git.newObjectInserter()) {
                var blob = inserter.insert(Constants.OBJ_BLOB, content);
                var tree = withFile(git, inserter, draft, path, blob);
                return commit(git, inserter, draft, tree);
            }
        });
    }

    /** Makes the branch hold exactly these files by one more commit. */
    Optional<ObjectId> putAll(Repo repo, Draft draft, Map<String, SourceFile> files) {
        return writing(repo, git -> {
            try (var inserter = git.newObjectInserter()) {
                return commit(git, inserter, draft, tree(inserter, files));
            }
        });
    }

    /** The tree that these files make; nothing is stored. */
    static ObjectId treeOf(Map<String, SourceFile> files) {
        try (var inserter = new OnlyIds()) {
            return tree(inserter, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the files of a commit, without its history, as the first commit of another repository. */
    Optional<ObjectId> copy(Repository from, RevCommit source, Repo to, Draft draft) {
        return writing(to, git -> {
            try (var inserter = git.newObjectInserter()) {
                copyTree(from, source.getTree().copy(), inserter);
                return commit(git, inserter, draft, source.getTree().copy());
            }
        });
    }

    private <T> T writing(Repo repo, Writing<T> writing) {
        synchronized (store.lock(repo)) {
            try (var git = store.open(repo)) {
                return writing.write(git);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write to the git repository of " + repo.name(), e);
            }
        }
    }

    private static Optional<ObjectId> commit(Repository git, ObjectInserter inserter, Draft draft, ObjectId tree)
            throws IOException {
        var commit = new CommitBuilder();
        commit.setTreeId(tree);
        draft.parent().ifPresent(commit::setParentId);
        commit.setAuthor(draft.author());
        commit.setCommitter(draft.author());
        commit.setMessage(draft.message());
        var id = inserter.insert(commit);
        inserter.flush();
        return advance(git, draft, id) ? Optional.of(id) : Optional.empty();
    }

    private static boolean advance(Repository git, Draft draft, ObjectId to) throws IOException {
        var update = git.updateRef(Constants.R_HEADS + draft.branch());
        update.setNewObjectId(to);
        update.setExpectedOldObjectId(draft.parent().orElse(ObjectId.zeroId()));
        update.disableRefLog();
        var result = update.update();
        return result == RefUpdate.Result.NEW
                || result == RefUpdate.Result.FAST_FORWARD
                || result == RefUpdate.Result.NO_CHANGE;
    }

    private static ObjectId withFile(Repository git, ObjectInserter inserter, Draft draft, String path, ObjectId blob)
            throws IOException {
        var index = draft.parent().isEmpty()
                ? DirCache.newInCore()
                : index(git, draft.parent().get());
        var editor = index.editor();
        editor.add(new PathEdit(path) {
            @Override
            public void apply(DirCacheEntry entry) {
                if (entry.getRawMode() == 0) {
                    entry.setFileMode(FileMode.REGULAR_FILE);
                }
                entry.setObjectId(blob);
            }
        });
        editor.finish();
        return index.writeTree(inserter);
    }

    private static DirCache index(Repository git, ObjectId commit) throws IOException {
        try (var reader = git.newObjectReader()) {
            return DirCache.read(reader, git.parseCommit(commit).getTree());
        }
    }

    private static ObjectId tree(ObjectInserter inserter, Map<String, SourceFile> files) throws IOException {
        var index = DirCache.newInCore();
        var builder = index.builder();
        for (var file : files.entrySet()) {
            var entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(file.getValue().executable() ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
            entry.setObjectId(
                    inserter.insert(Constants.OBJ_BLOB, file.getValue().content()));
            builder.add(entry);
        }
        builder.finish();
        return index.writeTree(inserter);
    }

    private static void copyTree(Repository from, ObjectId tree, ObjectInserter to) throws IOException {
        to.insert(Constants.OBJ_TREE, from.open(tree, Constants.OBJ_TREE).getBytes());
        try (var walk = new TreeWalk(from)) {
            walk.addTree(tree);
            while (walk.next()) {
                var type = walk.getFileMode(0).getObjectType();
                if (type == Constants.OBJ_TREE) {
                    copyTree(from, walk.getObjectId(0), to);
                } else if (type == Constants.OBJ_BLOB) {
                    to.insert(type, from.open(walk.getObjectId(0), type).getBytes());
                }
            }
        }
    }

    /** Says which id everything would get, and stores nothing. */
    private static final class OnlyIds extends ObjectInserter.Formatter {

        @Override
        public ObjectId insert(int type, long length, InputStream in) throws IOException {
            return idFor(type, length, in);
        }
    }

    /** Something to write that may fail. */
    private interface Writing<T> {

        T write(Repository git) throws IOException;
    }

    /** A file to commit. */
    record SourceFile(byte[] content, boolean executable) {}

    /** A commit in the making: on which branch, upon what, by whom. */
    record Draft(String branch, Optional<ObjectId> parent, PersonIdent author, String message) {

        static PersonIdent person(String login, String name, Instant at) {
            return new PersonIdent(name, login + "@users.noreply.github.com", at, ZoneOffset.UTC);
        }
    }
}

package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEditor.DeletePath;
import org.eclipse.jgit.dircache.DirCacheEditor.DeleteTree;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Git's objects one by one, as GitHub's git data API hands them out and takes them. */
@Component
@OnSandbox
class GitObjects {

    private final GitStore store;

    GitObjects(GitStore store) {
        this.store = store;
    }

    /** Whether the repository holds an object of a kind, such as {@link Constants#OBJ_TREE}, under an id. */
    boolean has(Repo repo, ObjectId id, int kind) {
        return with(repo, git -> {
            try (var reader = git.newObjectReader()) {
                return reader.has(id, kind);
            } catch (org.eclipse.jgit.errors.IncorrectObjectTypeException e) {
                return false;
            }
        });
    }

    byte[] blob(Repo repo, ObjectId id) {
        return with(repo, git -> git.open(id, Constants.OBJ_BLOB).getBytes());
    }

    ObjectId addBlob(Repo repo, byte[] content) {
        return adding(repo, (_, inserter) -> inserter.insert(Constants.OBJ_BLOB, content));
    }

    /** The tree that a branch, a commit or a tree's own id names. */
    Optional<ObjectId> treeOf(Repo repo, String name) {
        return with(repo, git -> Optional.ofNullable(git.resolve(name + "^{tree}")));
    }

    List<TreeEntry> tree(Repo repo, ObjectId tree, boolean recursive) {
        return with(repo, git -> {
            try (var walk = new TreeWalk(git)) {
                walk.addTree(tree);
                var entries = new ArrayList<TreeEntry>();
                while (walk.next()) {
                    entries.add(entry(git, walk));
                    if (recursive && walk.isSubtree()) {
                        walk.enterSubtree();
                    }
                }
                return List.copyOf(entries);
            }
        });
    }

    /** A tree like another, or like none, with some entries replaced, added or taken away. */
    ObjectId addTree(Repo repo, @Nullable ObjectId base, List<Edit> edits) {
        return adding(repo, (git, inserter) -> {
            var index = base == null ? DirCache.newInCore() : read(git, base);
            var editor = index.editor();
            for (var edit : edits) {
                apply(edit, editor, inserter);
            }
            editor.finish();
            return index.writeTree(inserter);
        });
    }

    ObjectId addCommit(Repo repo, CommitBuilder commit) {
        return adding(repo, (_, inserter) -> inserter.insert(commit));
    }

    private static void apply(Edit edit, DirCacheEditor editor, ObjectInserter inserter) throws IOException {
        var content = edit.content();
        var blob = content == null ? edit.blob() : inserter.insert(Constants.OBJ_BLOB, content);
        if (blob == null) {
            editor.add(new DeletePath(edit.path()));
            editor.add(new DeleteTree(edit.path()));
        } else {
            editor.add(new PathEdit(edit.path()) {
                @Override
                public void apply(DirCacheEntry entry) {
                    entry.setFileMode(edit.mode());
                    entry.setObjectId(blob);
                }
            });
        }
    }

    private static DirCache read(Repository git, ObjectId tree) throws IOException {
        try (var reader = git.newObjectReader()) {
            return DirCache.read(reader, tree);
        }
    }

    private static TreeEntry entry(Repository git, TreeWalk walk) throws IOException {
        var mode = walk.getFileMode(0);
        var id = walk.getObjectId(0);
        var isBlob = mode.getObjectType() == Constants.OBJ_BLOB;
        var size = isBlob ? git.open(id, Constants.OBJ_BLOB).getSize() : 0;
        return new TreeEntry(walk.getPathString(), mode, id, size);
    }

    private ObjectId adding(Repo repo, Adding adding) {
        synchronized (store.lock(repo)) {
            return with(repo, git -> {
                try (var inserter = git.newObjectInserter()) {
                    var id = adding.add(git, inserter);
                    inserter.flush();
                    return id;
                }
            });
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

    /** What makes an object. */
    private interface Adding {

        ObjectId add(Repository git, ObjectInserter inserter) throws IOException;
    }

    /** What lies in a tree; folders have no size. */
    record TreeEntry(String path, FileMode mode, ObjectId id, long size) {}

    /**
     * One entry of a new tree.
     *
     * @param blob what is there then; null, without a content either, for nothing
     * @param content for a blob that has still to be made
     */
    record Edit(String path, FileMode mode, @Nullable ObjectId blob, byte @Nullable [] content) {}
}

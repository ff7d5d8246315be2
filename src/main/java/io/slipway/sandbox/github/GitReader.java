package io.slipway.sandbox.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Reads a git repository; to be closed. */
final class GitReader implements AutoCloseable {

    private final Repository git;

    GitReader(Repository git) {
        this.git = git;
    }

    boolean isEmpty() {
        return branches().isEmpty();
    }

    /** Names of the branches. */
    List<String> branches() {
        return reading(() -> git.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
                .map(ref -> ref.getName().substring(Constants.R_HEADS.length()))
                .sorted()
                .toList());
    }

    /** The commit that a branch, a tag or a SHA names. */
    Optional<RevCommit> commit(String ref) {
        if (!Repository.isValidRefName(Constants.R_HEADS + ref) && !ObjectId.isId(ref)) {
            return Optional.empty();
        }
        return reading(() -> {
            var id = resolve(ref);
            return id.isEmpty() || !git.getObjectDatabase().has(id.get())
                    ? Optional.<RevCommit>empty()
                    : Optional.of(git.parseCommit(id.get()));
        });
    }

    Optional<RevCommit> branch(String name) {
        return branches().contains(name) ? commit(name) : Optional.empty();
    }

    /** The newest first; those that touched the path, when there is one. */
    List<RevCommit> history(RevCommit from, String path, int limit) {
        return reading(() -> {
            try (var walk = new RevWalk(git)) {
                walk.markStart(walk.parseCommit(from));
                if (!path.isEmpty()) {
                    walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
                }
                var commits = new ArrayList<RevCommit>();
                for (var commit = walk.next(); commit != null && commits.size() < limit; commit = walk.next()) {
                    walk.parseBody(commit);
                    commits.add(commit);
                }
                return List.copyOf(commits);
            }
        });
    }

    /** The file or folder at a path; the root folder for an empty one. */
    Optional<Entry> entry(RevCommit commit, String path) {
        if (path.isEmpty()) {
            return Optional.of(new Entry("", "", "dir", commit.getTree().copy(), 0));
        }
        return reading(() -> {
            try (var walk = TreeWalk.forPath(git, path, commit.getTree())) {
                return walk == null ? Optional.empty() : Optional.of(entry(walk, path));
            }
        });
    }

    /** What lies in a folder, folders first. */
    List<Entry> list(Entry folder) {
        return reading(() -> {
            try (var walk = new TreeWalk(git)) {
                walk.addTree(folder.id());
                var entries = new ArrayList<Entry>();
                while (walk.next()) {
                    entries.add(entry(walk, folder.child(walk.getNameString())));
                }
                return List.copyOf(entries);
            }
        });
    }

    byte[] bytes(Entry file) {
        return reading(() -> git.open(file.id(), Constants.OBJ_BLOB).getBytes());
    }

    @Override
    public void close() {
        git.close();
    }

    private Optional<ObjectId> resolve(String ref) throws IOException {
        var branch = git.exactRef(Constants.R_HEADS + ref);
        return Optional.ofNullable(branch != null ? branch.getObjectId() : git.resolve(ref + "^{commit}"));
    }

    private Entry entry(TreeWalk walk, String path) throws IOException {
        var id = walk.getObjectId(0);
        var type = type(walk.getFileMode(0));
        var size = type.equals("dir") || type.equals("submodule") ? 0 : size(id);
        return new Entry(walk.getNameString(), path, type, id, size);
    }

    private long size(ObjectId id) throws IOException {
        return git.getObjectDatabase().open(id, Constants.OBJ_BLOB).getSize();
    }

    private static String type(FileMode mode) {
        return switch (mode.getObjectType()) {
            case Constants.OBJ_TREE -> "dir";
            case Constants.OBJ_COMMIT -> "submodule";
            default -> mode.equals(FileMode.SYMLINK) ? "symlink" : "file";
        };
    }

    private static <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read a git repository", e);
        }
    }

    /** Something to read that may fail. */
    private interface Reading<T> {

        T read() throws IOException;
    }

    /** A file or a folder of a commit, by the words of GitHub. */
    record Entry(String name, String path, String type, ObjectId id, long size) {

        boolean isFolder() {
            return type.equals("dir");
        }

        String child(String child) {
            return path.isEmpty() ? child : path + "/" + child;
        }
    }
}

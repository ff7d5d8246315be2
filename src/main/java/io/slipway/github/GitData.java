package io.slipway.github;

import io.slipway.github.GitHub.Repository;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The organization's repositories as git sees them: branches, tags, and commits of many files at once. Nothing here
 * loses anybody's commit: branches only move forward and tags never.
 *
 * <p>All methods throw {@link GitHubException} as those of {@link GitHub} do.
 */
public interface GitData {

    /**
     * Makes an empty private repository from which others can be generated.
     *
     * @throws NameTakenException when the organization has a repository of that name
     */
    Repository createTemplate(String name, String description);

    /** Whether others can be generated from it. */
    boolean isTemplate(String repository);

    void makeTemplate(String repository, String description);

    /** The commit that a branch is at; empty when the repository is empty or has no such branch. */
    Optional<String> branch(String repository, String name);

    /** Tags whose names begin so, with the commits that they name. */
    Map<String, String> tags(String repository, String prefix);

    /** All files of a commit, by path. */
    SortedMap<String, FileId> files(String repository, String commit);

    /** What is in a file. */
    byte[] content(String repository, String blob);

    /**
     * Makes a commit that nothing names yet: the files of its parent with some changes.
     *
     * @param changes new content by path; null takes the file away
     * @return its id
     */
    String commit(String repository, String parent, Map<String, @Nullable NewFile> changes, String message);

    void createBranch(String repository, String name, String commit);

    /** Moves a branch forward; refused when that would lose commits. */
    void advance(String repository, String branch, String commit);

    void createTag(String repository, String name, String commit);

    /** The address of the newest pull request from a branch to another, open or not. */
    Optional<String> pullRequest(String repository, String from, String to);

    /** Opens a pull request; its address for people. */
    String openPullRequest(String repository, PullRequest wanted);

    /**
     * A file in a commit.
     *
     * @param blob the id that git gives its content
     */
    record FileId(String blob, boolean executable) {}

    /** A file to commit. */
    record NewFile(byte[] content, boolean executable) {}

    /** A wish to take the commits of a branch into another. */
    record PullRequest(String from, String to, String title, String text) {}
}

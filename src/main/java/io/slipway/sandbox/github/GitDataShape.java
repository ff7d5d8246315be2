package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import io.slipway.sandbox.github.GitObjects.TreeEntry;
import io.slipway.sandbox.github.GitRefs.Named;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.springframework.stereotype.Component;

/** Git's objects and references as GitHub writes them. */
@Component
@OnSandbox
class GitDataShape {

    private final CommitShape commits;

    GitDataShape(CommitShape commits) {
        this.commits = commits;
    }

    Json commit(Repo repo, RevCommit commit) {
        var parents = Arrays.stream(commit.getParents())
                .map(parent -> reference(repo, "commits", parent).and("html_url", html(repo, parent)))
                .toList();
        return Json.with("sha", commit.name())
                .and("node_id", "C_" + commit.name())
                .andAll(commits.git(repo, commit))
                .and("html_url", html(repo, commit))
                .and("parents", parents);
    }

    static Json reference(Repo repo, String kind, ObjectId id) {
        return Json.with("sha", id.name()).and("url", Urls.repository(repo, "git", kind, id.name()));
    }

    static Json blob(Repo repo, ObjectId id, byte[] content) {
        return reference(repo, "blobs", id)
                .and("node_id", "B_" + id.name())
                .and("size", content.length)
                .and("content", Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(content))
                .and("encoding", "base64");
    }

    static Json tree(Repo repo, ObjectId tree, List<TreeEntry> entries) {
        return reference(repo, "trees", tree)
                .and("tree", entries.stream().map(entry -> entry(repo, entry)).toList())
                .and("truncated", false);
    }

    static Json ref(Repo repo, Named ref) {
        var name = ref.name().substring(Constants.R_REFS.length());
        return Json.with("ref", ref.name())
                .and("node_id", "REF_" + name)
                .and("url", Urls.repository(repo, "git", "refs") + "/" + name)
                .and("object", Json.with("type", "commit").andAll(reference(repo, "commits", ref.target())));
    }

    private static Json entry(Repo repo, TreeEntry entry) {
        var isTree = entry.mode().getObjectType() == Constants.OBJ_TREE;
        var type = Constants.typeString(entry.mode().getObjectType());
        var json = Json.with("path", entry.path())
                .and("mode", "%06o".formatted(entry.mode().getBits()))
                .and("type", type)
                .andAll(reference(repo, type + "s", entry.id()));
        return isTree ? json : json.and("size", entry.size());
    }

    private static String html(Repo repo, ObjectId commit) {
        return Urls.html(Cast.ORGANIZATION, repo.name(), "commit", commit.name());
    }
}

package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.util.Arrays;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.springframework.stereotype.Component;

/** Commits and branches as GitHub writes them. */
@Component
@OnSandbox
class CommitShape {

    private final JdbcUsers users;

    CommitShape(JdbcUsers users) {
        this.users = users;
    }

    Json full(Repo repo, RevCommit commit) {
        var url = Urls.repository(repo, "commits", commit.name());
        return Json.with("sha", commit.name())
                .and("node_id", "C_" + commit.name())
                .and("commit", git(repo, commit))
                .and("url", url)
                .and("html_url", html(repo, commit.name()))
                .and("comments_url", url + "/comments")
                .and("author", account(commit.getAuthorIdent()))
                .and("committer", account(commit.getCommitterIdent()))
                .and(
                        "parents",
                        Arrays.stream(commit.getParents())
                                .map(parent -> reference(repo, parent.name()))
                                .toList());
    }

    /** The commit as git knows it. */
    Json git(Repo repo, RevCommit commit) {
        return Json.with("author", person(commit.getAuthorIdent()))
                .and("committer", person(commit.getCommitterIdent()))
                .and("message", commit.getFullMessage().stripTrailing())
                .and("tree", tree(repo, commit))
                .and("url", Urls.repository(repo, "git", "commits", commit.name()))
                .and("comment_count", 0)
                .and(
                        "verification",
                        Json.with("verified", false)
                                .and("reason", "unsigned")
                                .and("signature", null)
                                .and("payload", null)
                                .and("verified_at", null));
    }

    Json branch(Repo repo, String name, RevCommit commit) {
        return Json.with("name", name)
                .and(
                        "commit",
                        Json.with("sha", commit.name()).and("url", Urls.repository(repo, "commits", commit.name())))
                .and("protected", false);
    }

    Json fullBranch(Repo repo, String name, RevCommit commit) {
        var links = Json.with("self", Urls.repository(repo, "branches", name))
                .and("html", Urls.html(Cast.ORGANIZATION, repo.name(), "tree", name));
        return Json.with("name", name)
                .and("commit", full(repo, commit))
                .and("_links", links)
                .and("protected", false)
                .and("protection", Json.with("enabled", false))
                .and("protection_url", Urls.repository(repo, "branches", name, "protection"));
    }

    private static Json reference(Repo repo, String sha) {
        return Json.with("sha", sha)
                .and("url", Urls.repository(repo, "commits", sha))
                .and("html_url", html(repo, sha));
    }

    private static Json tree(Repo repo, RevCommit commit) {
        var sha = commit.getTree().name();
        return Json.with("sha", sha).and("url", Urls.repository(repo, "git", "trees", sha));
    }

    private Object account(PersonIdent person) {
        var login = person.getEmailAddress().replaceFirst("@.*", "");
        return users.find(login).map(UserShape::simple).orElseGet(Json::empty);
    }

    private static Json person(PersonIdent person) {
        return Json.with("name", person.getName())
                .and("email", person.getEmailAddress())
                .and("date", person.getWhenAsInstant());
    }

    private static String html(Repo repo, String sha) {
        return Urls.html(Cast.ORGANIZATION, repo.name(), "commit", sha);
    }
}

package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Repositories as GitHub writes them. */
@Component
@OnSandbox
class RepositoryShape {

    private static final Json FLAGS = Json.with("has_issues", true)
            .and("has_projects", true)
            .and("has_wiki", true)
            .and("has_discussions", false)
            .and("allow_rebase_merge", true)
            .and("allow_squash_merge", true)
            .and("allow_merge_commit", true)
            .and("allow_auto_merge", false)
            .and("delete_branch_on_merge", false)
            .and("allow_forking", false)
            .and("web_commit_signoff_required", false);

    private final JdbcRepositories repositories;
    private final JsonMapper json;

    RepositoryShape(JdbcRepositories repositories, JsonMapper json) {
        this.repositories = repositories;
        this.json = json;
    }

    static boolean isFlag(String name) {
        return FLAGS.containsKey(name);
    }

    /** As in lists. */
    Json simple(Repo repo) {
        var url = Urls.repository(repo);
        var html = Urls.html(Cast.ORGANIZATION, repo.name());
        return Json.with("id", repo.id())
                .and("node_id", Urls.node("R", repo.id()))
                .and("name", repo.name())
                .and("full_name", repo.fullName())
                .and("private", repo.isPrivate())
                .and("owner", UserShape.owner())
                .and("html_url", html)
                .and("description", repo.description())
                .and("fork", false)
                .and("url", url)
                .andAll(templates(url))
                .and("git_url", html.replaceFirst("^https?:", "git:") + ".git")
                .and("ssh_url", "git@localhost:" + repo.fullName() + ".git")
                .and("clone_url", html + ".git")
                .and("homepage", null)
                .and("language", null)
                .and("forks_count", 0)
                .and("stargazers_count", 0)
                .and("watchers_count", 0)
                .and("size", 0)
                .and("default_branch", repo.defaultBranch())
                .and("open_issues_count", 0)
                .and("is_template", repo.isTemplate())
                .and("topics", repo.topicList())
                .and("archived", repo.archived())
                .and("disabled", false)
                .and("visibility", repo.isPrivate() ? "private" : "public")
                .and("pushed_at", repo.pushedAt())
                .and("created_at", repo.createdAt())
                .and("updated_at", repo.updatedAt())
                .and("permissions", Permission.ADMIN.json())
                .andAll(flags(repo));
    }

    /** As one that was asked for by name. */
    Json full(Repo repo) {
        return simple(repo)
                .and("organization", UserShape.owner())
                .and("template_repository", template(repo).map(this::simple).orElse(null))
                .and("subscribers_count", 0)
                .and("network_count", 0);
    }

    /** With what a team may do with it. */
    Json granted(Repo repo, Permission permission) {
        return simple(repo).and("permissions", permission.json()).and("role_name", permission.roleName());
    }

    private Optional<Repo> template(Repo repo) {
        return Optional.ofNullable(repo.templateId()).flatMap(repositories::find);
    }

    private Json flags(Repo repo) {
        var flags = Json.empty().andAll(FLAGS);
        json.readTree(repo.flags())
                .properties()
                .forEach(flag -> flags.and(flag.getKey(), flag.getValue().booleanValue()));
        return flags;
    }

    private static Json templates(String url) {
        return Json.with("branches_url", url + "/branches{/branch}")
                .and("commits_url", url + "/commits{/sha}")
                .and("contents_url", url + "/contents/{+path}")
                .and("teams_url", url + "/teams")
                .and("deployments_url", url + "/deployments")
                .and("git_commits_url", url + "/git/commits{/sha}")
                .and("trees_url", url + "/git/trees{/sha}");
    }
}

package io.slipway.sandbox.github;

import io.slipway.sandbox.github.GitReader.Entry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The workflows that lie in a repository. Nothing runs them here. */
@GitHubApi
class WorkflowApi {

    private static final String FOLDER = ".github/workflows";
    private static final Pattern NAME = Pattern.compile("(?m)^name:\\s*[\"']?(.+?)[\"']?\\s*$");

    private final Lookup lookup;
    private final GitStore store;

    WorkflowApi(Lookup lookup, GitStore store) {
        this.lookup = lookup;
        this.store = store;
    }

    @GetMapping("/repos/{owner}/{name}/actions/workflows")
    ResponseEntity<Json> workflows(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestParam(name = "per_page", defaultValue = "0") int perPage,
            @RequestParam(defaultValue = "0") int page) {
        var repo = lookup.repository(owner, name);
        try (var git = new GitReader(store.open(repo))) {
            return Page.of(files(git, repo), perPage, page)
                    .answer("workflows", file -> json(repo, file, new String(git.bytes(file), StandardCharsets.UTF_8)));
        }
    }

    private static List<Entry> files(GitReader git, Repo repo) {
        return git.branch(repo.defaultBranch())
                .flatMap(head -> git.entry(head, FOLDER))
                .filter(Entry::isFolder)
                .map(folder -> git.list(folder).stream()
                        .filter(file -> file.path().matches(".*\\.ya?ml"))
                        .toList())
                .orElse(List.of());
    }

    private static Json json(Repo repo, Entry file, String text) {
        var id = repo.id() * 100 + Math.floorMod(file.path().hashCode(), 100);
        var found = NAME.matcher(text);
        return Json.with("id", id)
                .and("node_id", Urls.node("W", id))
                .and("name", found.find() ? found.group(1) : file.path())
                .and("path", file.path())
                .and("state", "active")
                .and("created_at", repo.createdAt())
                .and("updated_at", repo.updatedAt())
                .and("url", Urls.repository(repo, "actions", "workflows", id))
                .and("html_url", html(repo, "blob", repo.defaultBranch()) + "/" + file.path())
                .and("badge_url", html(repo, "workflows", file.name(), "badge.svg"));
    }

    private static String html(Repo repo, Object... path) {
        var whole = new Object[path.length + 2];
        whole[0] = Cast.ORGANIZATION;
        whole[1] = repo.name();
        System.arraycopy(path, 0, whole, 2, path.length);
        return Urls.html(whole);
    }
}

package io.slipway.sandbox.github;

import io.slipway.sandbox.github.GitReader.Entry;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What is in a repository, read. */
@GitHubApi
class ContentApi {

    private final Lookup lookup;
    private final GitStore store;

    ContentApi(Lookup lookup, GitStore store) {
        this.lookup = lookup;
        this.store = store;
    }

    @GetMapping("/repos/{owner}/{name}/readme")
    ResponseEntity<?> readme(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String ref,
            HttpServletRequest request) {
        return get(owner, name, "/README.md", ref, request);
    }

    @GetMapping("/repos/{owner}/{name}/contents/{*path}")
    ResponseEntity<?> get(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable String path,
            @RequestParam(defaultValue = "") String ref,
            HttpServletRequest request) {
        var repo = lookup.repository(owner, name);
        var wanted = path.replaceAll("^/+|/+$", "");
        var at = ref.isEmpty() ? repo.defaultBranch() : ref.replaceFirst("^refs/heads/", "");
        try (var git = new GitReader(store.open(repo))) {
            if (git.isEmpty()) {
                throw ApiError.notFound("This repository is empty.");
            }
            var commit = git.commit(at).orElseThrow(() -> ApiError.notFound("No commit found for the ref " + at));
            var entry = git.entry(commit, wanted).orElseThrow(ApiError::notFound);
            return entry.isFolder() ? folder(git, repo, at, entry) : file(git, repo, at, entry, request);
        }
    }

    private static ResponseEntity<?> folder(GitReader git, Repo repo, String ref, Entry folder) {
        return ResponseEntity.ok(git.list(folder).stream()
                .map(entry -> ContentShape.entry(repo, ref, entry))
                .toList());
    }

    private static ResponseEntity<?> file(
            GitReader git, Repo repo, String ref, Entry entry, HttpServletRequest request) {
        if (Caller.wants(request, "raw")) {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .body(git.bytes(entry));
        }
        return ResponseEntity.ok(ContentShape.file(repo, ref, entry, git.bytes(entry)));
    }
}

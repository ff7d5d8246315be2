package io.slipway.sandbox.github;

import java.util.List;
import java.util.function.Function;
import org.eclipse.jgit.revwalk.RevCommit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Commits and branches. */
@GitHubApi
class CommitApi {

    private static final String ONE = "/repos/{owner}/{name}";
    private static final int LONGEST_HISTORY = 10_000;

    private final Lookup lookup;
    private final GitStore store;
    private final CommitShape shape;

    CommitApi(Lookup lookup, GitStore store, CommitShape shape) {
        this.lookup = lookup;
        this.store = store;
        this.shape = shape;
    }

    @GetMapping(ONE + "/commits")
    ResponseEntity<List<Json>> commits(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String sha,
            @RequestParam(defaultValue = "") String path,
            @RequestParam(name = "per_page", defaultValue = "0") int perPage,
            @RequestParam(defaultValue = "0") int page) {
        var repo = lookup.repository(owner, name);
        return reading(repo, git -> {
            if (git.isEmpty()) {
                throw ApiError.emptyRepository();
            }
            var from = git.commit(sha.isEmpty() ? repo.defaultBranch() : sha).orElseThrow(ApiError::notFound);
            return Page.of(git.history(from, path, LONGEST_HISTORY), perPage, page)
                    .answer(commit -> shape.full(repo, commit));
        });
    }

    @GetMapping(ONE + "/commits/{*ref}")
    Json commit(@PathVariable String owner, @PathVariable String name, @PathVariable String ref) {
        var repo = lookup.repository(owner, name);
        var wanted = ref.substring(1);
        return reading(repo, git -> shape.full(repo, git.commit(wanted).orElseThrow(() -> noCommit(wanted))));
    }

    @GetMapping(ONE + "/branches")
    ResponseEntity<List<Json>> branches(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestParam(name = "per_page", defaultValue = "0") int perPage,
            @RequestParam(defaultValue = "0") int page) {
        var repo = lookup.repository(owner, name);
        return reading(
                repo,
                git -> Page.of(git.branches(), perPage, page)
                        .answer(branch -> shape.branch(repo, branch, head(git, branch))));
    }

    @GetMapping(ONE + "/branches/{*branch}")
    Json branch(@PathVariable String owner, @PathVariable String name, @PathVariable String branch) {
        var repo = lookup.repository(owner, name);
        var wanted = branch.substring(1);
        return reading(repo, git -> shape.fullBranch(repo, wanted, head(git, wanted)));
    }

    private static RevCommit head(GitReader git, String branch) {
        return git.branch(branch).orElseThrow(() -> ApiError.notFound("Branch not found"));
    }

    private <T> T reading(Repo repo, Function<GitReader, T> reading) {
        try (var git = new GitReader(store.open(repo))) {
            return reading.apply(git);
        }
    }

    private static ApiError noCommit(String ref) {
        return ApiError.of(HttpStatus.UNPROCESSABLE_CONTENT, "No commit found for SHA: " + ref);
    }
}

package io.slipway.sandbox.github;

import io.slipway.sandbox.github.GitRefs.Named;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.node.ObjectNode;

/** Branches and tags, made and moved. */
@GitHubApi
class RefApi {

    private static final String GIT = "/repos/{owner}/{name}/git";

    private final Lookup lookup;
    private final JdbcRepositories repositories;
    private final GitObjects objects;
    private final GitRefs refs;

    RefApi(Lookup lookup, JdbcRepositories repositories, GitObjects objects, GitRefs refs) {
        this.lookup = lookup;
        this.repositories = repositories;
        this.objects = objects;
        this.refs = refs;
    }

    @GetMapping(GIT + "/ref/{*ref}")
    Json ref(@PathVariable String owner, @PathVariable String name, @PathVariable String ref) {
        var repo = withCommits(owner, name);
        var full = "refs" + ref;
        return refs.find(repo, full)
                .map(target -> GitDataShape.ref(repo, new Named(full, target)))
                .orElseThrow(ApiError::notFound);
    }

    @GetMapping(GIT + "/matching-refs/{*ref}")
    List<Json> matching(@PathVariable String owner, @PathVariable String name, @PathVariable String ref) {
        var repo = withCommits(owner, name);
        return refs.startingWith(repo, "refs" + ref).stream()
                .map(found -> GitDataShape.ref(repo, found))
                .toList();
    }

    @PostMapping(GIT + "/refs")
    @ResponseStatus(HttpStatus.CREATED)
    Json create(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable ObjectNode json) {
        var repo = withCommits(owner, name);
        var body = Body.of(json);
        var ref = body.text("ref").orElseThrow(() -> missing("ref"));
        if (!ref.startsWith(Constants.R_REFS) || !Repository.isValidRefName(ref)) {
            throw ApiError.unprocessable("Reference name must start with 'refs' and have at least two slashes.");
        }
        var commit = commit(repo, body);
        if (!refs.create(repo, ref, commit)) {
            throw ApiError.unprocessable("Reference already exists");
        }
        repositories.pushed(repo.id());
        return GitDataShape.ref(repo, new Named(ref, commit));
    }

    @PatchMapping(GIT + "/refs/{*ref}")
    Json move(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable String ref,
            @RequestBody(required = false) @Nullable ObjectNode json) {
        var repo = withCommits(owner, name);
        var body = Body.of(json);
        var full = "refs" + ref;
        var commit = commit(repo, body);
        if (refs.find(repo, full).isEmpty()) {
            throw ApiError.unprocessable("Reference does not exist");
        }
        if (!refs.move(repo, full, commit, body.flag("force").orElse(false))) {
            throw ApiError.unprocessable("Update is not a fast forward");
        }
        repositories.pushed(repo.id());
        return GitDataShape.ref(repo, new Named(full, commit));
    }

    private ObjectId commit(Repo repo, Body body) {
        var sha = body.text("sha").orElseThrow(() -> missing("sha"));
        if (!ObjectId.isId(sha) || !objects.has(repo, ObjectId.fromString(sha), Constants.OBJ_COMMIT)) {
            throw ApiError.unprocessable("Object does not exist");
        }
        return ObjectId.fromString(sha);
    }

    private Repo withCommits(String owner, String name) {
        var repo = lookup.repository(owner, name);
        if (refs.startingWith(repo, Constants.R_HEADS).isEmpty()) {
            throw ApiError.emptyRepository();
        }
        return repo;
    }

    private static ApiError missing(String field) {
        return ApiError.unprocessable("Invalid request.\n\n\"%s\" wasn't supplied.".formatted(field));
    }
}

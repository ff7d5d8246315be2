package io.slipway.sandbox.github;

import static org.eclipse.jgit.lib.Constants.OBJ_BLOB;
import static org.eclipse.jgit.lib.Constants.OBJ_COMMIT;
import static org.eclipse.jgit.lib.Constants.OBJ_TREE;

import io.slipway.sandbox.github.GitObjects.Edit;
import io.slipway.sandbox.github.GitWriter.Draft;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.node.ObjectNode;

/** Blobs, trees and commits: what a client makes commits of many files with. */
@GitHubApi
class GitDataApi {

    private static final String GIT = "/repos/{owner}/{name}/git";

    private static final Map<String, FileMode> MODES = Map.of(
            "100644", FileMode.REGULAR_FILE,
            "100755", FileMode.EXECUTABLE_FILE,
            "120000", FileMode.SYMLINK);

    private final Lookup lookup;
    private final GitStore store;
    private final GitObjects objects;
    private final GitDataShape shape;
    private final Clock clock;

    GitDataApi(Lookup lookup, GitStore store, GitObjects objects, GitDataShape shape, Clock clock) {
        this.lookup = lookup;
        this.store = store;
        this.objects = objects;
        this.shape = shape;
        this.clock = clock;
    }

    @PostMapping(GIT + "/blobs")
    @ResponseStatus(HttpStatus.CREATED)
    Json addBlob(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable ObjectNode json) {
        var repo = withCommits(owner, name);
        var body = Body.of(json);
        var content = body.text("content").orElseThrow(() -> missing("content"));
        var id = objects.addBlob(
                repo, body.text("encoding").orElse("utf-8").equals("base64") ? decoded(content) : bytes(content));
        return GitDataShape.reference(repo, "blobs", id);
    }

    @GetMapping(GIT + "/blobs/{sha}")
    Json blob(@PathVariable String owner, @PathVariable String name, @PathVariable String sha) {
        var repo = withCommits(owner, name);
        var id = existing(repo, sha, OBJ_BLOB);
        return GitDataShape.blob(repo, id, objects.blob(repo, id));
    }

    @GetMapping(GIT + "/trees/{*sha}")
    Json tree(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable String sha,
            @RequestParam(required = false) @Nullable String recursive) {
        var repo = withCommits(owner, name);
        var tree = objects.treeOf(repo, sha.substring(1)).orElseThrow(ApiError::notFound);
        return GitDataShape.tree(repo, tree, objects.tree(repo, tree, recursive != null));
    }

    @PostMapping(GIT + "/trees")
    @ResponseStatus(HttpStatus.CREATED)
    Json addTree(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable ObjectNode json) {
        var repo = withCommits(owner, name);
        var body = Body.of(json);
        if (!body.has("tree")) {
            throw missing("tree");
        }
        var base = body.text("base_tree").map(sha -> baseTree(repo, sha)).orElse(null);
        var edits = new ArrayList<Edit>();
        for (var entry : body.objects("tree")) {
            edits.add(edit(repo, entry));
        }
        var tree = objects.addTree(repo, base, edits);
        return GitDataShape.tree(repo, tree, objects.tree(repo, tree, false));
    }

    @PostMapping(GIT + "/commits")
    @ResponseStatus(HttpStatus.CREATED)
    Json addCommit(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable ObjectNode json) {
        var repo = withCommits(owner, name);
        var body = Body.of(json);
        var commit = new CommitBuilder();
        commit.setMessage(body.text("message").orElseThrow(() -> missing("message")));
        commit.setTreeId(unprocessable(repo, body.text("tree").orElseThrow(() -> missing("tree")), OBJ_TREE, "Tree"));
        commit.setParentIds(parents(repo, body));
        commit.setAuthor(person(body.object("author").orElse(body)));
        commit.setCommitter(
                person(body.object("committer").orElse(body.object("author").orElse(body))));
        return commit(repo, objects.addCommit(repo, commit));
    }

    @GetMapping(GIT + "/commits/{sha}")
    Json commit(@PathVariable String owner, @PathVariable String name, @PathVariable String sha) {
        var repo = withCommits(owner, name);
        return commit(repo, existing(repo, sha, OBJ_COMMIT));
    }

    private Json commit(Repo repo, ObjectId id) {
        try (var git = new GitReader(store.open(repo))) {
            return shape.commit(repo, git.commit(id.name()).orElseThrow());
        }
    }

    private List<ObjectId> parents(Repo repo, Body body) {
        return body.texts("parents").stream()
                .map(sha -> unprocessable(repo, sha, OBJ_COMMIT, "Parent"))
                .toList();
    }

    private PersonIdent person(Body body) {
        var own = Draft.person(Cast.PORTAL, "Slipway", clock.instant());
        return new PersonIdent(
                body.text("name").orElse(own.getName()),
                body.text("email").orElse(own.getEmailAddress()),
                own.getWhenAsInstant(),
                own.getZoneId());
    }

    private Edit edit(Repo repo, Body entry) {
        var path = entry.text("path").filter(GitDataApi::isFine).orElseThrow(() -> malformed("path"));
        var mode = entry.text("mode").map(MODES::get).orElseThrow(() -> malformed("mode"));
        var content = entry.text("content").map(GitDataApi::bytes).orElse(null);
        if (content == null && !entry.has("sha")) {
            throw ApiError.unprocessable("Must supply either tree.sha or tree.content");
        }
        var blob = entry.text("sha")
                .map(sha -> unprocessable(repo, sha, OBJ_BLOB, "tree.sha"))
                .orElse(null);
        return new Edit(path, mode, blob, content);
    }

    private ObjectId baseTree(Repo repo, String sha) {
        return objects.treeOf(repo, sha).orElseThrow(() -> ApiError.notFound("Not Found"));
    }

    private ObjectId existing(Repo repo, String sha, int kind) {
        if (!ObjectId.isId(sha) || !objects.has(repo, ObjectId.fromString(sha), kind)) {
            throw ApiError.notFound();
        }
        return ObjectId.fromString(sha);
    }

    private ObjectId unprocessable(Repo repo, String sha, int kind, String what) {
        if (!ObjectId.isId(sha) || !objects.has(repo, ObjectId.fromString(sha), kind)) {
            throw ApiError.unprocessable("%s %s does not exist".formatted(what, sha));
        }
        return ObjectId.fromString(sha);
    }

    /** GitHub takes no objects before there is a commit. */
    private Repo withCommits(String owner, String name) {
        var repo = lookup.repository(owner, name);
        try (var git = new GitReader(store.open(repo))) {
            if (git.isEmpty()) {
                throw ApiError.emptyRepository();
            }
        }
        return repo;
    }

    private static boolean isFine(String path) {
        return !path.isEmpty()
                && !path.startsWith("/")
                && !path.contains("//")
                && !path.matches("(.*/)?\\.{1,2}(/.*)?");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw ApiError.unprocessable("content is not valid Base64");
        }
    }

    private static ApiError malformed(String field) {
        return ApiError.unprocessable("tree.%s is missing or malformed".formatted(field));
    }

    private static ApiError missing(String field) {
        return ApiError.unprocessable("Invalid request.\n\n\"%s\" wasn't supplied.".formatted(field));
    }
}

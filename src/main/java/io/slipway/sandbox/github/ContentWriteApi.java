package io.slipway.sandbox.github;

import io.slipway.sandbox.github.GitReader.Entry;
import io.slipway.sandbox.github.GitWriter.Draft;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.node.ObjectNode;

/** Creates and replaces files, one commit each. */
@GitHubApi
class ContentWriteApi {

    private final Lookup lookup;
    private final JdbcRepositories repositories;
    private final GitStore store;
    private final GitWriter writer;
    private final CommitShape commits;
    private final Clock clock;

    ContentWriteApi(
            Lookup lookup,
            JdbcRepositories repositories,
            GitStore store,
            GitWriter writer,
            CommitShape commits,
            Clock clock) {
        this.lookup = lookup;
        this.repositories = repositories;
        this.store = store;
        this.writer = writer;
        this.commits = commits;
        this.clock = clock;
    }

    @PutMapping("/repos/{owner}/{name}/contents/{*path}")
    ResponseEntity<Json> put(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable String path,
            @RequestBody(required = false) @Nullable ObjectNode json) {
        var repo = lookup.repository(owner, name);
        if (repo.isGenerating()) {
            throw ApiError.emptyRepository();
        }
        return put(repo, path.substring(1), Body.of(json));
    }

    private ResponseEntity<Json> put(Repo repo, String path, Body body) {
        var message = supplied(body, "message");
        var content = decoded(supplied(body, "content"));
        var branch = body.text("branch").orElse(repo.defaultBranch());
        try (var git = new GitReader(store.open(repo))) {
            var head = git.branch(branch);
            if (head.isEmpty() && !git.isEmpty()) {
                throw ApiError.notFound("Branch %s not found".formatted(branch));
            }
            var old = head.flatMap(commit -> git.entry(commit, path));
            check(path, old, body.text("sha"));
            var draft = new Draft(branch, head.map(ObjectId::copy), author(body), message);
            var made = writer.putFile(repo, draft, path, content).orElseThrow(() -> conflict(branch));
            repositories.pushed(repo.id());
            return answer(repo, branch, path, git, git.commit(made.name()).orElseThrow(), old.isPresent());
        }
    }

    private ResponseEntity<Json> answer(
            Repo repo, String branch, String path, GitReader git, RevCommit commit, boolean existed) {
        var entry = git.entry(commit, path).orElseThrow();
        var body = Json.with("content", ContentShape.entry(repo, branch, entry))
                .and("commit", Json.with("sha", commit.name()).andAll(commits.git(repo, commit)));
        return ResponseEntity.status(existed ? HttpStatus.OK : HttpStatus.CREATED)
                .body(body);
    }

    /** Whoever replaces a file must say which; that is how a lost update is noticed. */
    private static void check(String path, Optional<Entry> old, Optional<String> sha) {
        if (path.isEmpty() || path.startsWith("/") || path.contains("//") || path.matches("(.*/)?\\.{1,2}(/.*)?")) {
            throw ApiError.unprocessable("path contains a malformed path component");
        }
        if (old.isPresent() && old.get().isFolder()) {
            throw ApiError.unprocessable("path is a directory");
        }
        if (old.isPresent() && sha.isEmpty()) {
            throw ApiError.unprocessable("Invalid request.\n\n\"sha\" wasn't supplied.");
        }
        if (sha.isPresent() && !sha.equals(old.map(entry -> entry.id().name()))) {
            throw ApiError.of(HttpStatus.CONFLICT, "%s does not match %s".formatted(path, sha.get()));
        }
    }

    private static String supplied(Body body, String field) {
        return body.text(field)
                .orElseThrow(
                        () -> ApiError.unprocessable("Invalid request.\n\n\"%s\" wasn't supplied.".formatted(field)));
    }

    private static byte[] decoded(String content) {
        try {
            return Base64.getDecoder().decode(content.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw ApiError.unprocessable("content is not valid Base64");
        }
    }

    private static ApiError conflict(String branch) {
        return ApiError.of(HttpStatus.CONFLICT, "Reference %s has moved meanwhile".formatted(branch));
    }

    private PersonIdent author(Body body) {
        var given = body.object("author").or(() -> body.object("committer"));
        var login = Cast.PORTAL;
        var own = Draft.person(login, "Slipway", clock.instant());
        return given.map(person -> new PersonIdent(
                        person.text("name").orElse(own.getName()),
                        person.text("email").orElse(own.getEmailAddress()),
                        clock.instant(),
                        own.getZoneId()))
                .orElse(own);
    }
}

package io.slipway.sandbox.github;

import io.slipway.sandbox.github.JdbcPullRequests.PullRequest;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.node.ObjectNode;

/** Pull requests: opened and read. */
@GitHubApi
class PullRequestApi {

    private static final String PULLS = "/repos/{owner}/{name}/pulls";

    private final Lookup lookup;
    private final JdbcPullRequests pulls;
    private final JdbcUsers users;
    private final GitRefs refs;

    PullRequestApi(Lookup lookup, JdbcPullRequests pulls, JdbcUsers users, GitRefs refs) {
        this.lookup = lookup;
        this.pulls = pulls;
        this.users = users;
        this.refs = refs;
    }

    @GetMapping(PULLS)
    ResponseEntity<List<Json>> all(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String head,
            @RequestParam(defaultValue = "") String base,
            @RequestParam(name = "per_page", defaultValue = "0") int perPage,
            @RequestParam(defaultValue = "0") int page) {
        var repo = lookup.repository(owner, name);
        var found = pulls.of(repo.id()).stream()
                .filter(_ -> !state.equals("closed"))
                .filter(pull -> head.isEmpty() || head.equals(Cast.ORGANIZATION + ":" + pull.head()))
                .filter(pull -> base.isEmpty() || base.equals(pull.base()))
                .toList();
        return Page.of(found, perPage, page).answer(pull -> json(repo, pull));
    }

    @GetMapping(PULLS + "/{number:\\d{1,9}}")
    Json one(@PathVariable String owner, @PathVariable String name, @PathVariable int number) {
        var repo = lookup.repository(owner, name);
        return json(repo, pulls.find(repo.id(), number).orElseThrow(ApiError::notFound));
    }

    @PostMapping(PULLS)
    @ResponseStatus(HttpStatus.CREATED)
    Json open(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable ObjectNode json) {
        var repo = lookup.repository(owner, name);
        var body = Body.of(json);
        var title = body.text("title", "PullRequest");
        var head = body.text("head", "PullRequest").replaceFirst("^" + Cast.ORGANIZATION + ":", "");
        var base = body.text("base", "PullRequest");
        if (tip(repo, head).equals(tip(repo, base))) {
            throw ApiError.custom(
                    "Validation Failed", "PullRequest", "head", "No commits between %s and %s".formatted(base, head));
        }
        try {
            return json(repo, pulls.insert(repo.id(), title, body.text("body").orElse(null), head, base));
        } catch (DuplicateKeyException e) {
            throw ApiError.custom(
                    "Validation Failed",
                    "PullRequest",
                    "head",
                    "A pull request already exists for %s:%s.".formatted(Cast.ORGANIZATION, head));
        }
    }

    private ObjectId tip(Repo repo, String branch) {
        return refs.find(repo, Constants.R_HEADS + branch)
                .orElseThrow(() -> ApiError.invalid("PullRequest", "head", "invalid"));
    }

    private Json json(Repo repo, PullRequest pull) {
        var url = Urls.repository(repo, "pulls", pull.number());
        return Json.with("id", pull.id())
                .and("node_id", Urls.node("PR", pull.id()))
                .and("url", url)
                .and("html_url", Urls.html(Cast.ORGANIZATION, repo.name(), "pull", pull.number()))
                .and("number", pull.number())
                .and("state", "open")
                .and("locked", false)
                .and("title", pull.title())
                .and("user", users.find(pull.createdBy()).map(UserShape::simple).orElse(null))
                .and("body", pull.body())
                .and("created_at", pull.createdAt())
                .and("updated_at", pull.createdAt())
                .and("closed_at", null)
                .and("merged_at", null)
                .and("draft", false)
                .and("head", branch(repo, pull.head()))
                .and("base", branch(repo, pull.base()));
    }

    private Json branch(Repo repo, String name) {
        return Json.with("label", Cast.ORGANIZATION + ":" + name)
                .and("ref", name)
                .and(
                        "sha",
                        refs.find(repo, Constants.R_HEADS + name)
                                .map(ObjectId::name)
                                .orElse(""))
                .and("user", UserShape.owner());
    }
}

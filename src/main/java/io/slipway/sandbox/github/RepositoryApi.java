package io.slipway.sandbox.github;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.node.ObjectNode;

/** Repositories: what they are, not what is in them. */
@GitHubApi
class RepositoryApi {

    private static final String ONE = "/repos/{owner}/{name}";

    private final Lookup lookup;
    private final JdbcRepositories repositories;
    private final RepositoryChange change;
    private final RepositoryShape shape;
    private final GitStore store;

    RepositoryApi(
            Lookup lookup,
            JdbcRepositories repositories,
            RepositoryChange change,
            RepositoryShape shape,
            GitStore store) {
        this.lookup = lookup;
        this.repositories = repositories;
        this.change = change;
        this.shape = shape;
        this.store = store;
    }

    @GetMapping("/orgs/{org}/repos")
    ResponseEntity<List<Json>> list(
            @PathVariable String org,
            @RequestParam(defaultValue = "all") String type,
            @RequestParam(defaultValue = "created") String sort,
            @RequestParam(defaultValue = "") String direction,
            @RequestParam(name = "per_page", defaultValue = "0") int perPage,
            @RequestParam(defaultValue = "0") int page) {
        lookup.organization(org);
        var found = repositories.all().stream()
                .filter(repo -> isOf(type, repo))
                .sorted(order(sort, direction))
                .toList();
        return Page.of(found, perPage, page).answer(shape::simple);
    }

    @GetMapping(ONE)
    Json get(@PathVariable String owner, @PathVariable String name) {
        return shape.full(lookup.repository(owner, name));
    }

    @GetMapping("/repositories/{id}")
    Json get(@PathVariable long id) {
        return shape.full(repositories.find(id).orElseThrow(ApiError::notFound));
    }

    @PatchMapping(ONE)
    Json update(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable ObjectNode json) {
        var old = lookup.repository(owner, name);
        try {
            var repo = repositories.update(change.of(old, Body.of(json)));
            if (!repo.defaultBranch().equals(old.defaultBranch())) {
                store.head(repo, repo.defaultBranch());
            }
            return shape.full(repo);
        } catch (DuplicateKeyException e) {
            throw RepositoryName.taken();
        }
    }

    @DeleteMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String owner, @PathVariable String name) {
        var repo = lookup.repository(owner, name);
        repositories.delete(repo.id());
        store.delete(repo.id());
        repositories.buried(repo.id());
    }

    @GetMapping(ONE + "/topics")
    Json topics(@PathVariable String owner, @PathVariable String name) {
        return Json.with("names", lookup.repository(owner, name).topicList());
    }

    @PutMapping(ONE + "/topics")
    Json putTopics(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable ObjectNode json) {
        var repo = lookup.repository(owner, name);
        var body = Body.of(json);
        if (!body.has("names")) {
            throw ApiError.unprocessable("Invalid request.\n\n\"names\" wasn't supplied.");
        }
        var topics = body.texts("names").stream().distinct().toList();
        if (topics.size() > 20 || !topics.stream().allMatch(topic -> topic.matches("[a-z0-9][a-z0-9-]{0,49}"))) {
            throw ApiError.custom(
                    "Validation Failed",
                    "Repository",
                    "topics",
                    "Topics must start with a lowercase"
                            + " letter or number, consist of 50 characters or less, and can include hyphens.");
        }
        repositories.topics(repo.id(), topics);
        return Json.with("names", topics);
    }

    private static boolean isOf(String type, Repo repo) {
        return switch (type) {
            case "private" -> repo.isPrivate();
            case "public" -> !repo.isPrivate();
            case "forks", "member" -> false;
            default -> true;
        };
    }

    private static Comparator<Repo> order(String sort, String direction) {
        Function<Repo, String> name = Repo::fullName;
        Comparator<Repo> order = switch (sort) {
            case "full_name" -> Comparator.comparing(name);
            case "updated" -> Comparator.comparing(Repo::updatedAt).thenComparing(Repo::id);
            default -> Comparator.comparing(Repo::id);
        };
        var ascending = direction.isEmpty() ? sort.equals("full_name") : direction.equals("asc");
        return ascending ? order : order.reversed();
    }
}

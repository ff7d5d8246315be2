package io.slipway.sandbox.github;

import io.slipway.sandbox.github.JdbcRepositories.NewRepo;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.node.ObjectNode;

/** Makes repositories: empty ones, and ones from a template, whose content comes a while later. */
@GitHubApi
class GenerateApi {

    private final Lookup lookup;
    private final JdbcRepositories repositories;
    private final RepositoryShape shape;
    private final Generation generation;
    private final SandboxGitHubSettings settings;
    private final Clock clock;

    GenerateApi(
            Lookup lookup,
            JdbcRepositories repositories,
            RepositoryShape shape,
            Generation generation,
            SandboxGitHubSettings settings,
            Clock clock) {
        this.lookup = lookup;
        this.repositories = repositories;
        this.shape = shape;
        this.generation = generation;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping("/orgs/{org}/repos")
    @ResponseStatus(HttpStatus.CREATED)
    Json create(@PathVariable String org, @RequestBody(required = false) @Nullable ObjectNode json) {
        lookup.organization(org);
        var body = Body.of(json);
        try {
            return shape.full(repositories.insert(fresh(body, null)));
        } catch (DuplicateKeyException e) {
            throw RepositoryName.taken();
        }
    }

    @PostMapping("/repos/{owner}/{name}/generate")
    @ResponseStatus(HttpStatus.CREATED)
    Json generate(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable ObjectNode json) {
        var template = lookup.repository(owner, name);
        if (!template.isTemplate()) {
            throw ApiError.unprocessable(
                    "Could not clone: %s is not a template repository.".formatted(template.fullName()));
        }
        var body = Body.of(json);
        body.text("owner").ifPresent(lookup::organization);
        return shape.full(generate(template, body));
    }

    private Repo generate(Repo template, Body body) {
        try {
            var repo = repositories.insert(fresh(body, template));
            generation.schedule(repo);
            return repo;
        } catch (DuplicateKeyException e) {
            throw ApiError.unprocessable("Could not clone: Name already exists on this account");
        }
    }

    private NewRepo fresh(Body body, @Nullable Repo template) {
        return new NewRepo(
                RepositoryName.of(body.text("name", "Repository")),
                body.text("description").orElse(null),
                body.flag("private").orElse(false),
                body.flag("is_template").orElse(false),
                template == null ? null : template.id(),
                Cast.PORTAL,
                template == null ? null : clock.instant().plus(settings.generateAfter()));
    }
}

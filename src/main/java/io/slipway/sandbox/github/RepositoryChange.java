package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a PATCH wants a repository to be. */
@Component
@OnSandbox
class RepositoryChange {

    private final GitStore store;
    private final JsonMapper json;

    RepositoryChange(GitStore store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    Repo of(Repo old, Body body) {
        return new Repo(
                old.id(),
                body.text("name").map(RepositoryName::of).orElse(old.name()),
                body.has("description") ? body.text("description").orElse(null) : old.description(),
                isPrivate(body).orElse(old.isPrivate()),
                body.flag("is_template").orElse(old.isTemplate()),
                body.flag("archived").orElse(old.archived()),
                body.text("default_branch").map(branch -> existing(old, branch)).orElse(old.defaultBranch()),
                old.topics(),
                flags(old, body),
                old.templateId(),
                old.createdBy(),
                old.createdAt(),
                old.updatedAt(),
                old.pushedAt(),
                old.generateAt(),
                old.seededTree());
    }

    private static Optional<Boolean> isPrivate(Body body) {
        return body.text("visibility")
                .map(visibility -> !visibility.equals("public"))
                .or(() -> body.flag("private"));
    }

    private String existing(Repo repo, String branch) {
        try (var reader = new GitReader(store.open(repo))) {
            return reader.branch(branch).map(_ -> branch).orElseThrow(() -> missing(branch));
        }
    }

    private static ApiError missing(String branch) {
        return ApiError.custom(
                "Validation Failed",
                "Repository",
                "default_branch",
                "The branch %s was not found. Please push that ref first or create it via the Git Data API."
                        .formatted(branch));
    }

    private String flags(Repo old, Body body) {
        var flags = (ObjectNode) json.readTree(old.flags());
        body.json().propertyNames().stream()
                .filter(RepositoryShape::isFlag)
                .forEach(name -> body.flag(name).ifPresent(value -> flags.put(name, value)));
        return flags.toString();
    }
}

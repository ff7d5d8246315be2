package io.slipway.sandbox.github;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.node.ObjectNode;

/** Environments of a repository. */
@GitHubApi
class EnvironmentApi {

    private static final String ALL = "/repos/{owner}/{name}/environments";
    private static final String ONE = ALL + "/{environment}";

    private final Lookup lookup;
    private final JdbcEnvironments environments;
    private final ProtectionReader protections;
    private final EnvironmentShape shape;

    EnvironmentApi(Lookup lookup, JdbcEnvironments environments, ProtectionReader protections, EnvironmentShape shape) {
        this.lookup = lookup;
        this.environments = environments;
        this.protections = protections;
        this.shape = shape;
    }

    @GetMapping(ALL)
    ResponseEntity<Json> list(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestParam(name = "per_page", defaultValue = "0") int perPage,
            @RequestParam(defaultValue = "0") int page) {
        var repo = lookup.repository(owner, name);
        return Page.of(environments.of(repo.id()), perPage, page)
                .answer("environments", environment -> shape.of(repo, environment));
    }

    @GetMapping(ONE)
    Json get(@PathVariable String owner, @PathVariable String name, @PathVariable String environment) {
        return shape.of(lookup.repository(owner, name), lookup.environment(owner, name, environment));
    }

    @PutMapping(ONE)
    Json put(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable String environment,
            @RequestBody(required = false) @Nullable ObjectNode json) {
        var repo = lookup.repository(owner, name);
        environments.put(repo.id(), environment, protections.read(Body.of(json)));
        return shape.of(repo, lookup.environment(owner, name, environment));
    }

    @DeleteMapping(ONE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String owner, @PathVariable String name, @PathVariable String environment) {
        environments.delete(lookup.environment(owner, name, environment).id());
    }
}

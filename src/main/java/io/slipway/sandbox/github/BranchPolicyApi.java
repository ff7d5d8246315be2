package io.slipway.sandbox.github;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.node.ObjectNode;

/** Which branches may deploy to an environment. */
@GitHubApi
class BranchPolicyApi {

    private static final String ALL = "/repos/{owner}/{name}/environments/{environment}/deployment-branch-policies";

    private final Lookup lookup;
    private final JdbcBranchPolicies policies;

    BranchPolicyApi(Lookup lookup, JdbcBranchPolicies policies) {
        this.lookup = lookup;
        this.policies = policies;
    }

    @GetMapping(ALL)
    ResponseEntity<Json> list(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable String environment,
            @RequestParam(name = "per_page", defaultValue = "0") int perPage,
            @RequestParam(defaultValue = "0") int page) {
        var of = lookup.environment(owner, name, environment);
        return Page.of(policies.of(of.id()), perPage, page).answer("branch_policies", EnvironmentShape::policy);
    }

    /** GitHub answers 200 here, 303 when there is one like it, and 404 when the environment takes none. */
    @PostMapping(ALL)
    Json create(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable String environment,
            @RequestBody(required = false) @Nullable ObjectNode json) {
        var of = lookup.environment(owner, name, environment);
        var body = Body.of(json);
        var pattern = body.text("name", "DeploymentBranchPolicy");
        var type = body.text("type").orElse("branch");
        if (!List.of("branch", "tag").contains(type)) {
            throw ApiError.invalid("DeploymentBranchPolicy", "type", "invalid");
        }
        if (!of.hasCustomBranchPolicies()) {
            throw ApiError.notFound();
        }
        try {
            return EnvironmentShape.policy(policies.insert(of.id(), pattern, type));
        } catch (DuplicateKeyException e) {
            throw ApiError.of(HttpStatus.SEE_OTHER, "The deployment branch policy exists already.");
        }
    }

    @DeleteMapping(ALL + "/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable String environment,
            @PathVariable long id) {
        var of = lookup.environment(owner, name, environment);
        policies.delete(
                policies.find(of.id(), id).orElseThrow(ApiError::notFound).id());
    }
}

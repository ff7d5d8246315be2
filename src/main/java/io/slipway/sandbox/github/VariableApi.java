package io.slipway.sandbox.github;

import io.slipway.sandbox.github.JdbcVariables.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.node.ObjectNode;

/** Variables of Actions, of a repository or of one of its environments. */
@GitHubApi
class VariableApi {

    private static final String REPOSITORY = "/repos/{owner}/{name}/actions/variables";
    private static final String ENVIRONMENT = "/repos/{owner}/{name}/environments/{environment}/variables";

    private final ScopeLookup scopes;
    private final JdbcVariables variables;

    VariableApi(ScopeLookup scopes, JdbcVariables variables) {
        this.scopes = scopes;
        this.variables = variables;
    }

    @GetMapping({REPOSITORY, ENVIRONMENT})
    ResponseEntity<Json> list(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable(required = false) @Nullable String environment,
            @RequestParam(name = "per_page", defaultValue = "10") int perPage,
            @RequestParam(defaultValue = "0") int page) {
        var scope = scopes.find(owner, name, environment);
        // GitHub gives ten where nothing is asked, and never more than thirty.
        return Page.of(variables.of(scope), Math.min(perPage, 30), page).answer("variables", VariableApi::shape);
    }

    @PostMapping({REPOSITORY, ENVIRONMENT})
    @ResponseStatus(HttpStatus.CREATED)
    Json create(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable(required = false) @Nullable String environment,
            @RequestBody(required = false) @Nullable ObjectNode json) {
        var scope = scopes.find(owner, name, environment);
        var body = Body.of(json);
        try {
            variables.insert(scope, ActionsName.of(ActionsName.supplied(body, "name")), value(body));
            return Json.empty();
        } catch (DuplicateKeyException e) {
            throw taken();
        }
    }

    @GetMapping({REPOSITORY + "/{variable}", ENVIRONMENT + "/{variable}"})
    Json get(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable(required = false) @Nullable String environment,
            @PathVariable String variable) {
        return shape(one(scopes.find(owner, name, environment), variable));
    }

    @PatchMapping({REPOSITORY + "/{variable}", ENVIRONMENT + "/{variable}"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void update(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable(required = false) @Nullable String environment,
            @PathVariable String variable,
            @RequestBody(required = false) @Nullable ObjectNode json) {
        var scope = scopes.find(owner, name, environment);
        var old = one(scope, variable);
        var body = Body.of(json);
        var newName = body.text("name").map(ActionsName::of).orElse(old.name());
        try {
            variables.update(scope, old.name(), newName, body.has("value") ? value(body) : old.value());
        } catch (DuplicateKeyException e) {
            throw taken();
        }
    }

    @DeleteMapping({REPOSITORY + "/{variable}", ENVIRONMENT + "/{variable}"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable(required = false) @Nullable String environment,
            @PathVariable String variable) {
        if (!variables.delete(scopes.find(owner, name, environment), variable)) {
            throw ApiError.notFound();
        }
    }

    private Variable one(Scope scope, String name) {
        return variables.find(scope, name).orElseThrow(ApiError::notFound);
    }

    private static String value(Body body) {
        var value = ActionsName.supplied(body, "value");
        if (value.length() > 48 * 1024) {
            throw ApiError.unprocessable("Variable value must be 48 KB or less.");
        }
        return value;
    }

    private static ApiError taken() {
        return ApiError.of(HttpStatus.CONFLICT, "Already exists - Variable already exists");
    }

    private static Json shape(Variable variable) {
        return Json.with("name", variable.name())
                .and("value", variable.value())
                .and("created_at", variable.createdAt())
                .and("updated_at", variable.updatedAt());
    }
}

package io.slipway.sandbox.github;

import io.slipway.sandbox.github.JdbcSecrets.Secret;
import java.util.Base64;
import java.util.Optional;
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

/** Secrets of Actions, of a repository or of one of its environments: opened to see that they can be, never kept. */
@GitHubApi
class SecretApi {

    private static final String REPOSITORY = "/repos/{owner}/{name}/actions/secrets";
    private static final String ENVIRONMENT = "/repos/{owner}/{name}/environments/{environment}/secrets";

    private final ScopeLookup scopes;
    private final JdbcSecrets secrets;

    SecretApi(ScopeLookup scopes, JdbcSecrets secrets) {
        this.scopes = scopes;
        this.secrets = secrets;
    }

    @GetMapping({REPOSITORY, ENVIRONMENT})
    ResponseEntity<Json> list(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable(required = false) @Nullable String environment,
            @RequestParam(name = "per_page", defaultValue = "0") int perPage,
            @RequestParam(defaultValue = "0") int page) {
        var scope = scopes.find(owner, name, environment);
        return Page.of(secrets.of(scope), perPage, page).answer("secrets", SecretApi::shape);
    }

    @GetMapping({REPOSITORY + "/public-key", ENVIRONMENT + "/public-key"})
    Json publicKey(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable(required = false) @Nullable String environment) {
        var key = secrets.key(scopes.find(owner, name, environment));
        var publicKey = SealedBox.publicKey(key.privateKey());
        return Json.with("key_id", Long.toString(key.id()))
                .and("key", Base64.getEncoder().encodeToString(publicKey));
    }

    @GetMapping({REPOSITORY + "/{secret}", ENVIRONMENT + "/{secret}"})
    Json get(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable(required = false) @Nullable String environment,
            @PathVariable String secret) {
        var scope = scopes.find(owner, name, environment);
        return shape(secrets.find(scope, secret).orElseThrow(ApiError::notFound));
    }

    @PutMapping({REPOSITORY + "/{secret}", ENVIRONMENT + "/{secret}"})
    ResponseEntity<Json> put(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable(required = false) @Nullable String environment,
            @PathVariable String secret,
            @RequestBody(required = false) @Nullable ObjectNode json) {
        var scope = scopes.find(owner, name, environment);
        var asked = ActionsName.of(secret);
        check(scope, Body.of(json));
        return secrets.put(scope, asked)
                ? ResponseEntity.status(HttpStatus.CREATED).body(Json.empty())
                : ResponseEntity.noContent().build();
    }

    @DeleteMapping({REPOSITORY + "/{secret}", ENVIRONMENT + "/{secret}"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @PathVariable String owner,
            @PathVariable String name,
            @PathVariable(required = false) @Nullable String environment,
            @PathVariable String secret) {
        if (!secrets.delete(scopes.find(owner, name, environment), secret)) {
            throw ApiError.notFound();
        }
    }

    private void check(Scope scope, Body body) {
        var box = decoded(ActionsName.supplied(body, "encrypted_value"));
        var key = secrets.key(scope);
        if (!ActionsName.supplied(body, "key_id").equals(Long.toString(key.id()))) {
            throw ApiError.unprocessable("key_id does not belong to the current public key");
        }
        if (box.flatMap(closed -> SealedBox.open(closed, key.privateKey())).isEmpty()) {
            throw ApiError.unprocessable("encrypted_value could not be decrypted with the public key of the key_id");
        }
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Json shape(Secret secret) {
        return Json.with("name", secret.name())
                .and("created_at", secret.createdAt())
                .and("updated_at", secret.updatedAt());
    }
}

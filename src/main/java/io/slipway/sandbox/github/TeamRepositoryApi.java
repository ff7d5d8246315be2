package io.slipway.sandbox.github;

import static io.slipway.sandbox.github.TeamApi.ONE;
import static io.slipway.sandbox.github.TeamApi.ONE_BY_ID;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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

/** What teams may do with repositories. */
@GitHubApi
class TeamRepositoryApi {

    private static final String WITH_PERMISSIONS = "application/vnd.github.v3.repository+json";

    private final Lookup lookup;
    private final JdbcGrants grants;
    private final JdbcRepositories repositories;
    private final JdbcTeams teams;
    private final RepositoryShape shape;

    TeamRepositoryApi(
            Lookup lookup, JdbcGrants grants, JdbcRepositories repositories, JdbcTeams teams, RepositoryShape shape) {
        this.lookup = lookup;
        this.grants = grants;
        this.repositories = repositories;
        this.teams = teams;
        this.shape = shape;
    }

    @GetMapping({ONE + "/repos", ONE_BY_ID + "/repos"})
    ResponseEntity<List<Json>> ofTeam(
            @PathVariable String org,
            @PathVariable String team,
            @RequestParam(name = "per_page", defaultValue = "0") int perPage,
            @RequestParam(defaultValue = "0") int page) {
        var granted = grants.ofTeam(lookup.team(org, team).id());
        return Page.of(granted, perPage, page)
                .answer(grant -> shape.granted(
                        repositories.find(grant.repositoryId()).orElseThrow(), Permission.stored(grant.permission())));
    }

    @GetMapping("/repos/{owner}/{name}/teams")
    ResponseEntity<List<Json>> ofRepository(
            @PathVariable String owner,
            @PathVariable String name,
            @RequestParam(name = "per_page", defaultValue = "0") int perPage,
            @RequestParam(defaultValue = "0") int page) {
        var granted = grants.ofRepository(lookup.repository(owner, name).id());
        return Page.of(granted, perPage, page)
                .answer(grant -> TeamShape.granted(
                        teams.find(grant.teamId()).orElseThrow(), Permission.stored(grant.permission())));
    }

    @GetMapping({ONE + "/repos/{owner}/{name}", ONE_BY_ID + "/repos/{owner}/{name}"})
    ResponseEntity<Json> get(
            @PathVariable String org,
            @PathVariable String team,
            @PathVariable String owner,
            @PathVariable String name,
            HttpServletRequest request) {
        var repo = lookup.repository(owner, name);
        var grant = grants.find(lookup.team(org, team).id(), repo.id()).orElseThrow(ApiError::notFound);
        return Caller.wants(request, WITH_PERMISSIONS)
                ? ResponseEntity.ok(shape.granted(repo, Permission.stored(grant.permission())))
                : ResponseEntity.noContent().build();
    }

    @PutMapping({ONE + "/repos/{owner}/{name}", ONE_BY_ID + "/repos/{owner}/{name}"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(
            @PathVariable String org,
            @PathVariable String team,
            @PathVariable String owner,
            @PathVariable String name,
            @RequestBody(required = false) @Nullable ObjectNode body) {
        var permission = Permission.of(Body.of(body).text("permission").orElse("pull"))
                .orElseThrow(() -> ApiError.invalid("TeamMember", "permission", "invalid"));
        grants.put(lookup.team(org, team).id(), lookup.repository(owner, name).id(), permission.key());
    }

    @DeleteMapping({ONE + "/repos/{owner}/{name}", ONE_BY_ID + "/repos/{owner}/{name}"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable String org,
            @PathVariable String team,
            @PathVariable String owner,
            @PathVariable String name) {
        grants.remove(
                lookup.team(org, team).id(), lookup.repository(owner, name).id());
    }
}

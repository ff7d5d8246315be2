package io.slipway.sandbox.github;

import static io.slipway.sandbox.github.TeamApi.ONE;
import static io.slipway.sandbox.github.TeamApi.ONE_BY_ID;

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

/** Members of teams. */
@GitHubApi
class TeamMemberApi {

    private final Lookup lookup;
    private final JdbcTeams teams;

    TeamMemberApi(Lookup lookup, JdbcTeams teams) {
        this.lookup = lookup;
        this.teams = teams;
    }

    @GetMapping({ONE + "/members", ONE_BY_ID + "/members"})
    ResponseEntity<List<Json>> list(
            @PathVariable String org,
            @PathVariable String team,
            @RequestParam(defaultValue = "all") String role,
            @RequestParam(name = "per_page", defaultValue = "0") int perPage,
            @RequestParam(defaultValue = "0") int page) {
        var members = teams.members(lookup.team(org, team).id()).stream()
                .filter(member -> role.equals("all") || member.role().equals(role))
                .toList();
        return Page.of(members, perPage, page).answer(member -> UserShape.simple(lookup.user(member.login())));
    }

    @GetMapping({ONE + "/memberships/{login}", ONE_BY_ID + "/memberships/{login}"})
    Json get(@PathVariable String org, @PathVariable String team, @PathVariable String login) {
        var found = lookup.team(org, team);
        var user = lookup.user(login);
        var membership = teams.membership(found.id(), user.id()).orElseThrow(ApiError::notFound);
        return TeamShape.membership(found, user, membership.role());
    }

    @PutMapping({ONE + "/memberships/{login}", ONE_BY_ID + "/memberships/{login}"})
    Json put(
            @PathVariable String org,
            @PathVariable String team,
            @PathVariable String login,
            @RequestBody(required = false) @Nullable ObjectNode body) {
        var found = lookup.team(org, team);
        var user = lookup.user(login);
        var role = Body.of(body).text("role").orElse("member");
        if (!List.of("member", "maintainer").contains(role)) {
            throw ApiError.invalid("TeamMember", "role", "invalid");
        }
        teams.putMember(found.id(), user.id(), role);
        return TeamShape.membership(found, user, role);
    }

    @DeleteMapping({ONE + "/memberships/{login}", ONE_BY_ID + "/memberships/{login}"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String org, @PathVariable String team, @PathVariable String login) {
        if (!teams.removeMember(lookup.team(org, team).id(), lookup.user(login).id())) {
            throw ApiError.notFound();
        }
    }
}

package io.slipway.sandbox.github;

import static io.slipway.sandbox.github.TeamApi.ONE;
import static io.slipway.sandbox.github.TeamApi.ONE_BY_ID;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.node.ObjectNode;

/** Teams. */
@GitHubApi
class TeamApi {

    static final String ONE = "/orgs/{org}/teams/{team}";
    static final String ONE_BY_ID = "/organizations/{org}/team/{team}";

    private final Lookup lookup;
    private final JdbcTeams teams;
    private final JdbcUsers users;
    private final JdbcGrants grants;

    TeamApi(Lookup lookup, JdbcTeams teams, JdbcUsers users, JdbcGrants grants) {
        this.lookup = lookup;
        this.teams = teams;
        this.users = users;
        this.grants = grants;
    }

    @GetMapping("/orgs/{org}/teams")
    ResponseEntity<List<Json>> list(
            @PathVariable String org,
            @RequestParam(name = "per_page", defaultValue = "0") int perPage,
            @RequestParam(defaultValue = "0") int page) {
        lookup.organization(org);
        return Page.of(teams.all(), perPage, page).answer(TeamShape::simple);
    }

    @PostMapping("/orgs/{org}/teams")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    Json create(@PathVariable String org, @RequestBody(required = false) @Nullable ObjectNode json) {
        lookup.organization(org);
        var body = Body.of(json);
        var name = body.text("name", "Team");
        var team = insert(name, body);
        // As on GitHub: whoever makes a team maintains it, unless the maintainers are named.
        var maintainers = body.texts("maintainers");
        for (var login : maintainers.isEmpty() ? List.of(Cast.PORTAL) : maintainers) {
            var user = users.find(login).orElseThrow(() -> ApiError.invalid("Team", "maintainers", "invalid"));
            teams.putMember(team.id(), user.id(), "maintainer");
        }
        return full(team);
    }

    @GetMapping({ONE, ONE_BY_ID})
    Json get(@PathVariable String org, @PathVariable String team) {
        return full(lookup.team(org, team));
    }

    @PatchMapping({ONE, ONE_BY_ID})
    Json update(
            @PathVariable String org,
            @PathVariable String team,
            @RequestBody(required = false) @Nullable ObjectNode json) {
        var old = lookup.team(org, team);
        var body = Body.of(json);
        var name = body.text("name").orElse(old.name());
        var description = body.has("description") ? body.text("description").orElse(null) : old.description();
        teams.update(new Team(
                old.id(),
                slug(name),
                name,
                description,
                privacy(body).orElse(old.privacy()),
                old.createdAt(),
                old.updatedAt()));
        return full(teams.find(old.id()).orElseThrow());
    }

    @DeleteMapping({ONE, ONE_BY_ID})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String org, @PathVariable String team) {
        teams.delete(lookup.team(org, team).id());
    }

    private Team insert(String name, Body body) {
        try {
            var privacy = privacy(body).orElse("secret");
            return teams.insert(slug(name), name, body.text("description").orElse(null), privacy);
        } catch (DuplicateKeyException e) {
            throw ApiError.invalid("Team", "name", "already_exists");
        }
    }

    private Json full(Team team) {
        var members = teams.members(team.id()).size();
        return TeamShape.full(team, members, grants.ofTeam(team.id()).size(), users.organization());
    }

    private static Optional<String> privacy(Body body) {
        var privacy = body.text("privacy");
        if (privacy.isPresent() && !List.of("closed", "secret").contains(privacy.get())) {
            throw ApiError.invalid("Team", "privacy", "invalid");
        }
        return privacy;
    }

    private static String slug(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        return plain.replaceAll("\\p{M}", "").replaceAll("[^a-z0-9_]+", "-").replaceAll("^-|-$", "");
    }
}

package io.slipway.sandbox.github;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import tools.jackson.databind.node.ObjectNode;

/** The organization, its members, and users. */
@GitHubApi
class OrganizationApi {

    private final Lookup lookup;
    private final JdbcUsers users;
    private final JdbcRepositories repositories;

    OrganizationApi(Lookup lookup, JdbcUsers users, JdbcRepositories repositories) {
        this.lookup = lookup;
        this.users = users;
        this.repositories = repositories;
    }

    @GetMapping({"/orgs/{org}", "/organizations/{org}"})
    Json organization(@PathVariable String org) {
        return UserShape.full(lookup.organization(org), repositories.all().size());
    }

    @GetMapping("/users/{login}")
    Json user(@PathVariable String login) {
        if (login.equalsIgnoreCase(Cast.ORGANIZATION)) {
            return UserShape.owner().and("name", Cast.ORGANIZATION_NAME);
        }
        return UserShape.full(lookup.user(login));
    }

    @GetMapping("/orgs/{org}/members")
    ResponseEntity<List<Json>> members(
            @PathVariable String org,
            @RequestParam(defaultValue = "all") String role,
            @RequestParam(name = "per_page", defaultValue = "0") int perPage,
            @RequestParam(defaultValue = "0") int page) {
        lookup.organization(org);
        var members = users.all().stream()
                .filter(user -> role.equals("all") || user.role().equals(role))
                .toList();
        return Page.of(members, perPage, page).answer(UserShape::simple);
    }

    @GetMapping("/orgs/{org}/members/{login}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void member(@PathVariable String org, @PathVariable String login) {
        lookup.organization(org);
        lookup.user(login);
    }

    @GetMapping("/orgs/{org}/memberships/{login}")
    Json membership(@PathVariable String org, @PathVariable String login) {
        return UserShape.membership(lookup.organization(org), lookup.user(login));
    }

    @PutMapping("/orgs/{org}/memberships/{login}")
    Json putMembership(
            @PathVariable String org,
            @PathVariable String login,
            @RequestBody(required = false) @Nullable ObjectNode body) {
        var organization = lookup.organization(org);
        var user = lookup.user(login);
        var role = Body.of(body).text("role").orElse("member");
        if (!Set.of("admin", "member").contains(role)) {
            throw ApiError.invalid("OrganizationMembership", "role", "invalid");
        }
        users.role(user.id(), role);
        return UserShape.membership(organization, lookup.user(login));
    }
}

package io.slipway.sandbox.github;

import io.slipway.sandbox.github.JdbcUsers.Organization;

/** Teams as GitHub writes them. */
final class TeamShape {

    private TeamShape() {}

    static Json simple(Team team) {
        var url = Urls.api("organizations", Cast.ORGANIZATION_ID, "team", team.id());
        return Json.with("id", team.id())
                .and("node_id", Urls.node("T", team.id()))
                .and("url", url)
                .and("html_url", Urls.html("orgs", Cast.ORGANIZATION, "teams", team.slug()))
                .and("name", team.name())
                .and("slug", team.slug())
                .and("description", team.description())
                .and("privacy", team.privacy())
                .and("notification_setting", "notifications_enabled")
                .and("permission", "pull")
                .and("members_url", url + "/members{/member}")
                .and("repositories_url", url + "/repos")
                .and("type", "organization")
                .and("organization_id", Cast.ORGANIZATION_ID)
                .and("parent", null);
    }

    static Json full(Team team, int members, int repositories, Organization organization) {
        return simple(team)
                .and("members_count", members)
                .and("repos_count", repositories)
                .and("created_at", team.createdAt())
                .and("updated_at", team.updatedAt())
                .and("organization", UserShape.full(organization, repositories));
    }

    /** A team with what it may do with a repository. */
    static Json granted(Team team, Permission permission) {
        return simple(team).and("permission", permission.key()).and("permissions", permission.json());
    }

    static Json membership(Team team, User user, String role) {
        return Json.with(
                        "url",
                        Urls.api("organizations", Cast.ORGANIZATION_ID, "team", team.id(), "memberships", user.login()))
                .and("role", role)
                .and("state", "active");
    }
}

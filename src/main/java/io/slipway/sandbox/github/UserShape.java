package io.slipway.sandbox.github;

import io.slipway.sandbox.github.JdbcUsers.Organization;

/** People and the organization as GitHub writes them. */
final class UserShape {

    private UserShape() {}

    static Json simple(User user) {
        return account(user.login(), user.id(), "User").and("site_admin", false);
    }

    static Json full(User user) {
        return simple(user)
                .and("name", user.name())
                .and("company", Cast.ORGANIZATION_NAME)
                .and("blog", "")
                .and("location", null)
                .and("email", user.login() + "@users.noreply.github.com")
                .and("bio", null)
                .and("public_repos", 0)
                .and("public_gists", 0)
                .and("followers", 0)
                .and("following", 0)
                .and("created_at", user.createdAt())
                .and("updated_at", user.createdAt());
    }

    /** The organization as the owner of a repository. */
    static Json owner() {
        return account(Cast.ORGANIZATION, Cast.ORGANIZATION_ID, "Organization").and("site_admin", false);
    }

    static Json simple(Organization organization) {
        var url = Urls.api("orgs", organization.login());
        return Json.with("login", organization.login())
                .and("id", organization.id())
                .and("node_id", Urls.node("O", organization.id()))
                .and("url", url)
                .and("repos_url", url + "/repos")
                .and("events_url", url + "/events")
                .and("hooks_url", url + "/hooks")
                .and("issues_url", url + "/issues")
                .and("members_url", url + "/members{/member}")
                .and("public_members_url", url + "/public_members{/member}")
                .and("avatar_url", Urls.html(organization.login()))
                .and("description", "The machine learning teams of Acme");
    }

    static Json full(Organization organization, int repositories) {
        return simple(organization)
                .and("name", organization.name())
                .and("company", null)
                .and("has_organization_projects", false)
                .and("has_repository_projects", false)
                .and("public_repos", 0)
                .and("public_gists", 0)
                .and("followers", 0)
                .and("following", 0)
                .and("html_url", Urls.html(organization.login()))
                .and("total_private_repos", repositories)
                .and("owned_private_repos", repositories)
                .and("members_can_create_repositories", true)
                .and("two_factor_requirement_enabled", true)
                .and(
                        "plan",
                        Json.with("name", "enterprise").and("space", 976562499).and("private_repos", 999999))
                .and("type", "Organization")
                .and("created_at", organization.createdAt())
                .and("updated_at", organization.createdAt());
    }

    static Json membership(Organization organization, User user) {
        return Json.with("url", Urls.api("orgs", organization.login(), "memberships", user.login()))
                .and("state", "active")
                .and("role", user.role())
                .and("organization_url", Urls.api("orgs", organization.login()))
                .and("user", simple(user))
                .and("organization", simple(organization));
    }

    private static Json account(String login, long id, String type) {
        var url = Urls.api("users", login);
        return Json.with("login", login)
                .and("id", id)
                .and("node_id", Urls.node(type.substring(0, 1), id))
                .and("avatar_url", Urls.html(login))
                .and("gravatar_id", "")
                .and("url", url)
                .and("html_url", Urls.html(login))
                .and("followers_url", url + "/followers")
                .and("organizations_url", url + "/orgs")
                .and("repos_url", url + "/repos")
                .and("events_url", url + "/events{/privacy}")
                .and("type", type);
    }
}

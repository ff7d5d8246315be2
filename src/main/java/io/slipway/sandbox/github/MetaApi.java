package io.slipway.sandbox.github;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What this GitHub is; and 404 for all that it is not. */
@GitHubApi
class MetaApi {

    private final Lookup lookup;
    private final RateLimit limit;

    MetaApi(Lookup lookup, RateLimit limit) {
        this.lookup = lookup;
        this.limit = limit;
    }

    @GetMapping({"", "/"})
    Json root() {
        return Json.with("current_user_url", Urls.api("user"))
                .and("organization_url", Urls.api("orgs") + "/{org}")
                .and("organization_repositories_url", Urls.api("orgs") + "/{org}/repos{?type,page,per_page,sort}")
                .and("organization_teams_url", Urls.api("orgs") + "/{org}/teams")
                .and("rate_limit_url", Urls.api("rate_limit"))
                .and("repository_url", Urls.api("repos") + "/{owner}/{repo}")
                .and("user_url", Urls.api("users") + "/{user}");
    }

    @GetMapping("/meta")
    Json meta() {
        return Json.with("verifiable_password_authentication", false).and("installed_version", "3.17.0");
    }

    @GetMapping("/rate_limit")
    Json rateLimit() {
        var core = limit.current().json();
        var resources =
                Json.with("core", core).and("search", core).and("graphql", core).and("integration_manifest", core);
        return Json.with("resources", resources).and("rate", core);
    }

    @GetMapping("/user")
    Json me() {
        return UserShape.full(lookup.user(Cast.PORTAL));
    }

    @RequestMapping("/**")
    ResponseEntity<Json> nothing() {
        throw ApiError.notFound();
    }
}

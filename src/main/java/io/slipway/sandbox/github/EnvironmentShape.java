package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import io.slipway.sandbox.github.JdbcBranchPolicies.BranchPolicy;
import io.slipway.sandbox.github.JdbcEnvironments.Reviewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Environments as GitHub writes them. */
@Component
@OnSandbox
class EnvironmentShape {

    private final JdbcEnvironments environments;
    private final JdbcUsers users;
    private final JdbcTeams teams;

    EnvironmentShape(JdbcEnvironments environments, JdbcUsers users, JdbcTeams teams) {
        this.environments = environments;
        this.users = users;
        this.teams = teams;
    }

    Json of(Repo repo, Environment environment) {
        return Json.with("id", environment.id())
                .and("node_id", Urls.node("EN", environment.id()))
                .and("name", environment.name())
                .and("url", Urls.repository(repo, "environments", environment.name()))
                .and("html_url", Urls.html(Cast.ORGANIZATION, repo.name()) + "#environments")
                .and("created_at", environment.createdAt())
                .and("updated_at", environment.updatedAt())
                .and("can_admins_bypass", true)
                .and("protection_rules", rules(environment))
                .and("deployment_branch_policy", policy(environment));
    }

    static Json policy(BranchPolicy policy) {
        return Json.with("id", policy.id())
                .and("node_id", Urls.node("DBP", policy.id()))
                .and("name", policy.name())
                .and("type", policy.type());
    }

    private List<Json> rules(Environment environment) {
        var rules = new ArrayList<Json>();
        if (environment.waitTimer() > 0) {
            rules.add(rule(environment, 1, "wait_timer").and("wait_timer", environment.waitTimer()));
        }
        var reviewers = environments.reviewers(environment.id());
        if (!reviewers.isEmpty()) {
            rules.add(rule(environment, 2, "required_reviewers")
                    .and("prevent_self_review", environment.preventSelfReview())
                    .and(
                            "reviewers",
                            reviewers.stream()
                                    .flatMap(each -> reviewer(each).stream())
                                    .toList()));
        }
        if (environment.isRestrictedToBranches()) {
            rules.add(rule(environment, 3, "branch_policy"));
        }
        return rules;
    }

    /** Ids of environments stand far enough apart for the ids of their rules. */
    private static Json rule(Environment environment, int which, String type) {
        var id = environment.id() + which;
        return Json.with("id", id).and("node_id", Urls.node("GA", id)).and("type", type);
    }

    private Optional<Json> reviewer(Reviewer reviewer) {
        var found = reviewer.type().equals("Team")
                ? teams.find(reviewer.reviewerId()).map(TeamShape::simple)
                : users.find(reviewer.reviewerId()).map(UserShape::simple);
        return found.map(json -> Json.with("type", reviewer.type()).and("reviewer", json));
    }

    private static @Nullable Json policy(Environment environment) {
        return environment.isRestrictedToBranches()
                ? Json.with("protected_branches", environment.protectedBranches())
                        .and("custom_branch_policies", environment.customBranchPolicies())
                : null;
    }
}

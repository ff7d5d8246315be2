package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import io.slipway.sandbox.github.JdbcEnvironments.Reviewer;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Names those who review deployments, for people. */
@Component
@OnSandbox
class Reviewers {

    private final JdbcEnvironments environments;
    private final JdbcUsers users;
    private final JdbcTeams teams;

    Reviewers(JdbcEnvironments environments, JdbcUsers users, JdbcTeams teams) {
        this.environments = environments;
        this.users = users;
        this.teams = teams;
    }

    List<String> names(Environment environment) {
        return environments.reviewers(environment.id()).stream()
                .flatMap(reviewer -> name(reviewer).stream())
                .toList();
    }

    private Optional<String> name(Reviewer reviewer) {
        return reviewer.type().equals("Team")
                ? teams.find(reviewer.reviewerId()).map(Team::slug)
                : users.find(reviewer.reviewerId()).map(User::login);
    }
}

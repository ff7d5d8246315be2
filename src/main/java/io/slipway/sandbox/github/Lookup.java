package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import io.slipway.sandbox.github.JdbcUsers.Organization;
import org.springframework.stereotype.Component;

/** Finds what a path names, or answers 404. */
@Component
@OnSandbox
class Lookup {

    private final JdbcUsers users;
    private final JdbcTeams teams;
    private final JdbcRepositories repositories;
    private final JdbcEnvironments environments;

    Lookup(JdbcUsers users, JdbcTeams teams, JdbcRepositories repositories, JdbcEnvironments environments) {
        this.users = users;
        this.teams = teams;
        this.repositories = repositories;
        this.environments = environments;
    }

    /** By login, or by id where GitHub's older paths have it. */
    Organization organization(String org) {
        var one = users.organization();
        if (org.equalsIgnoreCase(one.login()) || org.equals(Long.toString(one.id()))) {
            return one;
        }
        throw ApiError.notFound();
    }

    User user(String login) {
        return users.find(login).orElseThrow(ApiError::notFound);
    }

    /** By slug, or by id. */
    Team team(String org, String team) {
        organization(org);
        return teams.find(team)
                .or(() -> team.matches("\\d{1,18}") ? teams.find(Long.parseLong(team)) : java.util.Optional.empty())
                .orElseThrow(ApiError::notFound);
    }

    Repo repository(String owner, String name) {
        if (!owner.equalsIgnoreCase(Cast.ORGANIZATION)) {
            throw ApiError.notFound();
        }
        return repositories.find(name).orElseThrow(ApiError::notFound);
    }

    Environment environment(String owner, String name, String environment) {
        return environments.find(repository(owner, name).id(), environment).orElseThrow(ApiError::notFound);
    }
}

package io.slipway.sandbox.github;

import io.slipway.publishing.TemplateRepositories;
import io.slipway.sandbox.OnSandbox;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Before the server listens: makes what has to be there, and mends what a crash left between database and git. */
@Component
@OnSandbox
class Seed implements SmartInitializingSingleton {

    private final JdbcUsers users;
    private final JdbcTeams teams;
    private final JdbcRepositories repositories;
    private final GitStore store;
    private final Generation generation;
    private final TemplateSeed templates;

    Seed(
            JdbcUsers users,
            JdbcTeams teams,
            JdbcRepositories repositories,
            GitStore store,
            Generation generation,
            TemplateSeed templates) {
        this.users = users;
        this.teams = teams;
        this.repositories = repositories;
        this.store = store;
        this.generation = generation;
        this.templates = templates;
    }

    @Override
    public void afterSingletonsInstantiated() {
        bury();
        people();
        TemplateRepositories.onClassPath().forEach(templates::plant);
        generation.finishAll();
    }

    private void bury() {
        for (var id : repositories.graves()) {
            store.delete(id);
            repositories.buried(id);
        }
    }

    private void people() {
        users.ensureOrganization();
        Cast.OWNERS.forEach((login, name) -> users.ensure(login, name, "admin"));
        Cast.MEMBERS.forEach((login, name) -> users.ensure(login, name, "member"));
        if (teams.all().isEmpty()) {
            Cast.TEAMS.forEach(this::team);
        }
    }

    private void team(Cast.CastTeam cast) {
        var team = teams.insert(cast.name(), cast.name(), cast.description(), "closed");
        for (var login : cast.members()) {
            users.find(login).ifPresent(user -> teams.putMember(team.id(), user.id(), "member"));
        }
    }
}

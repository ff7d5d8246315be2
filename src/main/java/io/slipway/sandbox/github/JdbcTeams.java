package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Teams and their members in the database. */
@Repository
@OnSandbox
class JdbcTeams {

    private static final String SELECT = """
            select t.id, t.slug, t.name, t.description, t.privacy, t.created_at, t.updated_at from sandbox_team t
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcTeams(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when there is one of that slug */
    Team insert(String slug, String name, @Nullable String description, String privacy) {
        jdbc.sql("""
                        insert into sandbox_team (slug, name, description, privacy, created_at, updated_at)
                        values (:slug, :name, :description, :privacy, :now, :now)
                        """)
                .param("slug", slug)
                .param("name", name)
                .param("description", description)
                .param("privacy", privacy)
                .param("now", Sql.seconds(clock.instant()))
                .update();
        return find(slug).orElseThrow();
    }

    void update(Team team) {
        jdbc.sql("""
                        update sandbox_team
                           set slug = :slug, name = :name, description = :description, privacy = :privacy, updated_at = :now
                         where id = :id
                        """)
                .param("id", team.id())
                .param("slug", team.slug())
                .param("name", team.name())
                .param("description", team.description())
                .param("privacy", team.privacy())
                .param("now", Sql.seconds(clock.instant()))
                .update();
    }

    void delete(long id) {
        jdbc.sql("delete from sandbox_team where id = :id").param("id", id).update();
    }

    List<Team> all() {
        return jdbc.sql(SELECT + "order by t.slug").query(Sql.rows(Team.class)).list();
    }

    Optional<Team> find(String slug) {
        return jdbc.sql(SELECT + "where t.slug = lower(:slug)")
                .param("slug", slug)
                .query(Sql.rows(Team.class))
                .optional();
    }

    Optional<Team> find(long id) {
        return jdbc.sql(SELECT + "where t.id = :id")
                .param("id", id)
                .query(Sql.rows(Team.class))
                .optional();
    }

    List<Membership> members(long team) {
        return jdbc.sql("""
                        select u.id as user_id, u.login, m.role
                          from sandbox_team_member m join sandbox_user u on u.id = m.user_id
                         where m.team_id = :team order by u.login
                        """)
                .param("team", team)
                .query(Sql.rows(Membership.class))
                .list();
    }

    Optional<Membership> membership(long team, long user) {
        return members(team).stream().filter(each -> each.userId() == user).findFirst();
    }

    void putMember(long team, long user, String role) {
        jdbc.sql("""
                        insert into sandbox_team_member (team_id, user_id, role) values (:team, :user, :role)
                        on conflict (team_id, user_id) do update set role = excluded.role
                        """)
                .param("team", team)
                .param("user", user)
                .param("role", role)
                .update();
    }

    boolean removeMember(long team, long user) {
        return jdbc.sql("delete from sandbox_team_member where team_id = :team and user_id = :user")
                        .param("team", team)
                        .param("user", user)
                        .update()
                == 1;
    }

    /** Somebody in a team. */
    record Membership(long userId, String login, String role) {}
}

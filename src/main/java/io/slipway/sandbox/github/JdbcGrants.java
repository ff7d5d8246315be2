package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What teams may do with repositories, in the database. */
@Repository
@OnSandbox
class JdbcGrants {

    private static final String SELECT = "select team_id, repository_id, permission from sandbox_team_repository ";

    private final JdbcClient jdbc;

    JdbcGrants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Grant> ofTeam(long team) {
        return jdbc.sql(SELECT + "where team_id = :team order by repository_id")
                .param("team", team)
                .query(Sql.rows(Grant.class))
                .list();
    }

    List<Grant> ofRepository(long repository) {
        return jdbc.sql(SELECT + "where repository_id = :repository order by team_id")
                .param("repository", repository)
                .query(Sql.rows(Grant.class))
                .list();
    }

    Optional<Grant> find(long team, long repository) {
        return jdbc.sql(SELECT + "where team_id = :team and repository_id = :repository")
                .param("team", team)
                .param("repository", repository)
                .query(Sql.rows(Grant.class))
                .optional();
    }

    void put(long team, long repository, String permission) {
        jdbc.sql("""
                        insert into sandbox_team_repository (team_id, repository_id, permission)
                        values (:team, :repository, :permission)
                        on conflict (team_id, repository_id) do update set permission = excluded.permission
                        """)
                .param("team", team)
                .param("repository", repository)
                .param("permission", permission)
                .update();
    }

    void remove(long team, long repository) {
        jdbc.sql("delete from sandbox_team_repository where team_id = :team and repository_id = :repository")
                .param("team", team)
                .param("repository", repository)
                .update();
    }

    /** A team may do something with a repository. */
    record Grant(long teamId, long repositoryId, String permission) {}
}

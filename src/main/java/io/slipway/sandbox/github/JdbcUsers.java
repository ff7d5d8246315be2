package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The organization and its people in the database. */
@Repository
@OnSandbox
class JdbcUsers {

    private static final String SELECT = "select id, login, name, role, created_at from sandbox_user ";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcUsers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Organization organization() {
        return jdbc.sql("select id, login, name, created_at from sandbox_organization")
                .query(Sql.rows(Organization.class))
                .single();
    }

    void ensureOrganization() {
        jdbc.sql("""
                        insert into sandbox_organization (id, login, name, created_at) values (:id, :login, :name, :now)
                        on conflict do nothing
                        """)
                .param("id", Cast.ORGANIZATION_ID)
                .param("login", Cast.ORGANIZATION)
                .param("name", Cast.ORGANIZATION_NAME)
                .param("now", Sql.seconds(clock.instant()))
                .update();
    }

    void ensure(String login, String name, String role) {
        if (find(login).isEmpty()) {
            jdbc.sql("insert into sandbox_user (login, name, role, created_at) values (:login, :name, :role, :now)")
                    .param("login", login)
                    .param("name", name)
                    .param("role", role)
                    .param("now", Sql.seconds(clock.instant()))
                    .update();
        }
    }

    List<User> all() {
        return jdbc.sql(SELECT + "order by login").query(Sql.rows(User.class)).list();
    }

    Optional<User> find(String login) {
        return jdbc.sql(SELECT + "where lower(login) = lower(:login)")
                .param("login", login)
                .query(Sql.rows(User.class))
                .optional();
    }

    Optional<User> find(long id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Sql.rows(User.class))
                .optional();
    }

    void role(long id, String role) {
        jdbc.sql("update sandbox_user set role = :role where id = :id")
                .param("id", id)
                .param("role", role)
                .update();
    }

    /** The one organization. */
    record Organization(long id, String login, String name, Instant createdAt) {}
}

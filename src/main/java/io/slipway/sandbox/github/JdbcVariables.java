package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Variables of Actions in the database. */
@Repository
@OnSandbox
class JdbcVariables {

    private static final String SELECT = """
            select name, value, created_at, updated_at from sandbox_variable
             where repository_id = :repository and environment_id is not distinct from cast(:environment as bigint)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcVariables(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Variable> of(Scope scope) {
        return in(scope, SELECT + "order by name")
                .query(Sql.rows(Variable.class))
                .list();
    }

    Optional<Variable> find(Scope scope, String name) {
        return in(scope, SELECT + "and name = upper(:name)")
                .param("name", name)
                .query(Sql.rows(Variable.class))
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when there is one of that name */
    void insert(Scope scope, String name, String value) {
        in(scope, """
                        insert into sandbox_variable (repository_id, environment_id, name, value, created_at, updated_at)
                        values (:repository, :environment, upper(:name), :value, :now, :now)
                        """)
                .param("name", name)
                .param("value", value)
                .param("now", Sql.seconds(clock.instant()))
                .update();
    }

    void update(Scope scope, String name, String newName, String value) {
        in(scope, """
                        update sandbox_variable set name = upper(:newName), value = :value, updated_at = :now
                         where repository_id = :repository
                           and environment_id is not distinct from cast(:environment as bigint)
                           and name = upper(:name)
                        """)
                .param("name", name)
                .param("newName", newName)
                .param("value", value)
                .param("now", Sql.seconds(clock.instant()))
                .update();
    }

    boolean delete(Scope scope, String name) {
        return in(scope, """
                        delete from sandbox_variable
                         where repository_id = :repository
                           and environment_id is not distinct from cast(:environment as bigint)
                           and name = upper(:name)
                        """).param("name", name).update() == 1;
    }

    private JdbcClient.StatementSpec in(Scope scope, String sql) {
        return jdbc.sql(sql).param("repository", scope.repository()).param("environment", scope.environment());
    }

    /** A variable. */
    record Variable(String name, String value, Instant createdAt, Instant updatedAt) {}
}

package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Names of secrets in the database, and the keys for which their values are sealed; never a value. */
@Repository
@OnSandbox
class JdbcSecrets {

    private static final String HERE = """
             where repository_id = :repository and environment_id is not distinct from cast(:environment as bigint)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcSecrets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Secret> of(Scope scope) {
        return in(scope, "select name, created_at, updated_at from sandbox_secret " + HERE + "order by name")
                .query(Sql.rows(Secret.class))
                .list();
    }

    Optional<Secret> find(Scope scope, String name) {
        return of(scope).stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** Whether it is new. */
    boolean put(Scope scope, String name) {
        return in(scope, """
                        insert into sandbox_secret (repository_id, environment_id, name, created_at, updated_at)
                        values (:repository, :environment, upper(:name), :now, :now)
                        on conflict (repository_id, environment_id, name) do update set updated_at = excluded.updated_at
                        returning xmax = 0
                        """)
                .param("name", name)
                .param("now", Sql.seconds(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    boolean delete(Scope scope, String name) {
        return in(scope, "delete from sandbox_secret " + HERE + "and name = upper(:name)")
                        .param("name", name)
                        .update()
                == 1;
    }

    /** The key of the scope; made by the first who asks. */
    Key key(Scope scope) {
        in(scope, """
                        insert into sandbox_secret_key (repository_id, environment_id, private_key)
                        values (:repository, :environment, :key)
                        on conflict do nothing
                        """).param("key", SealedBox.newPrivateKey()).update();
        return in(scope, "select id, private_key from sandbox_secret_key " + HERE)
                .query(Sql.rows(Key.class))
                .single();
    }

    private JdbcClient.StatementSpec in(Scope scope, String sql) {
        return jdbc.sql(sql).param("repository", scope.repository()).param("environment", scope.environment());
    }

    /** A secret, as far as anybody may know it. */
    record Secret(String name, Instant createdAt, Instant updatedAt) {}

    /** Opens what was sealed for its public half. */
    record Key(long id, byte[] privateKey) {}
}

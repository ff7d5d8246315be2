package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger in the database. */
@Repository
@OnSandbox
class JdbcLedger implements Ledger {

    private static final String SELECT =
            "select id, request_id, at, method, path, actor, status, ms from sandbox_github_ledger ";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcLedger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Open begin(String requestId, String method, String path) {
        var at = clock.instant();
        var line = new Line(requestId, method, path, at);
        if (method.equals("GET") || method.equals("HEAD")) {
            return (actor, status) -> insert(line, actor, status, millisSince(at));
        }
        // What changes something must stand here even if the portal dies while doing it.
        insert(line, null, null, null);
        return (actor, status) -> complete(requestId, actor, status, millisSince(at));
    }

    @Override
    public List<Entry> before(long id, int limit) {
        return jdbc.sql(SELECT + "where :id <= 0 or id < :id order by id desc limit :limit")
                .param("id", id)
                .param("limit", limit)
                .query(Sql.rows(Entry.class))
                .list();
    }

    @Override
    public List<Entry> find(String method, String pathPattern) {
        return jdbc.sql(SELECT + "where method = :method and path ~ :pattern order by id")
                .param("method", method)
                .param("pattern", pathPattern)
                .query(Sql.rows(Entry.class))
                .list();
    }

    private void insert(Line line, @Nullable String actor, @Nullable Integer status, @Nullable Integer ms) {
        jdbc.sql("""
                        insert into sandbox_github_ledger (request_id, at, method, path, actor, status, ms)
                        values (:request, :at, :method, :path, :actor, :status, :ms)
                        """)
                .param("request", line.requestId())
                .param("at", Sql.exact(line.at()))
                .param("method", line.method())
                .param("path", line.path())
                .param("actor", actor)
                .param("status", status)
                .param("ms", ms)
                .update();
    }

    private void complete(String requestId, @Nullable String actor, int status, int ms) {
        jdbc.sql("""
                        update sandbox_github_ledger set actor = :actor, status = :status, ms = :ms
                         where request_id = :request
                        """)
                .param("request", requestId)
                .param("actor", actor)
                .param("status", status)
                .param("ms", ms)
                .update();
    }

    private int millisSince(Instant start) {
        return Math.toIntExact(Duration.between(start, clock.instant()).toMillis());
    }

    private record Line(String requestId, String method, String path, Instant at) {}
}

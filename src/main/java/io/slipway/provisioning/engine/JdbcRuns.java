package io.slipway.provisioning.engine;

import io.slipway.requests.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs in PostgreSQL. */
@Component
public class JdbcRuns {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the number of the new run */
    public long begin(RequestId request, String digest) {
        return jdbc.sql("""
                        insert into run (request_id, digest, status, started_at)
                        values (:request, :digest, 'running', :now)
                        returning id
                        """)
                .param("request", request.value())
                .param("digest", digest)
                .param("now", now())
                .query(Long.class)
                .single();
    }

    /** Takes the run up, or over; empty when there is nothing to carry out. */
    Optional<Claim> claim(long run) {
        return jdbc.sql("update run set token = token + 1 where id = :run and status = 'running' returning token")
                .param("run", run)
                .query(Long.class)
                .optional()
                .map(token -> new Claim(run, token));
    }

    /** @throws StaleClaimException when somebody else holds the run */
    void hold(Claim claim) {
        var held = jdbc.sql("select count(*) from run where id = :run and token = :token")
                .param("run", claim.run())
                .param("token", claim.token())
                .query(Long.class)
                .single();
        if (held == 0) {
            throw new StaleClaimException(claim);
        }
    }

    /** Ends the run for now. */
    void end(Claim claim, String status, String failure) {
        var changed = jdbc.sql("""
                        update run
                        set status = :status, failure = :failure, ended_at = :now, cancel_requested = false
                        where id = :run and token = :token
                        """)
                .param("status", status)
                .param("failure", failure)
                .param("now", now())
                .param("run", claim.run())
                .param("token", claim.token())
                .update();
        if (changed == 0) {
            throw new StaleClaimException(claim);
        }
    }

    /** @return whether the run goes on, so that there is something to cancel */
    public boolean requestCancel(long run) {
        return jdbc.sql("update run set cancel_requested = true where id = :run and status = 'running'")
                        .param("run", run)
                        .update()
                == 1;
    }

    /** @return whether the run had stopped, so that it can be tried again */
    public boolean reopen(long run) {
        return jdbc.sql("""
                        update run
                        set status = 'running', failure = '', ended_at = null, cancel_requested = false
                        where id = :run and status in ('failed', 'cancelled')
                        """).param("run", run).update() == 1;
    }

    public Optional<RunRow> find(long run) {
        return jdbc.sql("select * from run where id = :run")
                .param("run", run)
                .query((row, _) -> read(row))
                .optional();
    }

    public Optional<RunRow> of(RequestId request) {
        return jdbc.sql("select * from run where request_id = :request")
                .param("request", request.value())
                .query((row, _) -> read(row))
                .optional();
    }

    /** One page, newest first, of runs numbered below {@code before}. */
    public List<RunRow> page(long before, int size) {
        return jdbc.sql("select * from run where id < :before order by id desc limit :size")
                .param("before", before)
                .param("size", size)
                .query((row, _) -> read(row))
                .list();
    }

    private static RunRow read(ResultSet row) throws SQLException {
        return new RunRow(
                row.getLong("id"),
                new RequestId(row.getLong("request_id")),
                row.getString("digest"),
                row.getString("status"),
                row.getBoolean("cancel_requested"),
                row.getString("failure"),
                row.getTimestamp("started_at").toInstant(),
                instant(row, "ended_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}

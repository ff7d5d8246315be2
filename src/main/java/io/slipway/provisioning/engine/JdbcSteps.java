package io.slipway.provisioning.engine;

import io.slipway.provisioning.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Steps of runs in PostgreSQL. Every write names the claim that makes it; a stale one is refused. */
@Component
public class JdbcSteps {

    private static final String FENCED =
            " and exists (select 1 from run where run.id = :run and run.token = :token and run.status = 'running')";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    JdbcSteps(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Makes rows for steps that have none yet. */
    void prepare(Claim claim, List<Step> steps) {
        for (var ordinal = 0; ordinal < steps.size(); ordinal++) {
            var step = steps.get(ordinal);
            jdbc.sql("""
                            insert into run_step (run_id, key, ordinal, label, max_attempts)
                            values (:run, :key, :ordinal, :label, :attempts)
                            on conflict (run_id, key) do nothing
                            """)
                    .param("run", claim.run())
                    .param("key", step.key())
                    .param("ordinal", ordinal)
                    .param("label", step.label())
                    .param("attempts", step.maxAttempts())
                    .update();
        }
    }

    public List<StepRow> of(long run) {
        return jdbc.sql("select * from run_step where run_id = :run order by ordinal")
                .param("run", run)
                .query((row, _) -> read(row))
                .list();
    }

    /** Takes a step up; the attempt counts from here, so that a step that ends the portal runs out of attempts. */
    void begin(Claim claim, String key) {
        fenced(claim, key, """
                update run_step
                set status = 'running', attempt = attempt + 1, note = '', not_before = null, ended_at = null,
                    started_at = coalesce(started_at, :now)
                where run_id = :run and key = :key
                """, Map.of("now", timestamp(clock.instant())));
    }

    void done(Claim claim, String key, Map<String, String> outputs) {
        fenced(claim, key, """
                update run_step
                set status = 'done', outputs = :outputs::jsonb, note = '', ended_at = :now
                where run_id = :run and key = :key
                """, Map.of("outputs", json.writeValueAsString(outputs), "now", timestamp(clock.instant())));
    }

    /** Somebody outside is still at it: not an attempt. */
    void wait(Claim claim, String key, Instant until, String why) {
        fenced(claim, key, """
                update run_step
                set status = 'waiting', attempt = attempt - 1, not_before = :until, note = :why
                where run_id = :run and key = :key
                """, Map.of("until", timestamp(until), "why", why));
    }

    void retry(Claim claim, String key, Instant at, String why) {
        fenced(claim, key, """
                update run_step
                set status = 'retrying', not_before = :at, note = :why
                where run_id = :run and key = :key
                """, Map.of("at", timestamp(at), "why", why));
    }

    void fail(Claim claim, String key, String why) {
        fenced(claim, key, """
                update run_step
                set status = 'failed', note = :why, ended_at = :now
                where run_id = :run and key = :key
                """, Map.of("why", why, "now", timestamp(clock.instant())));
    }

    /** Lays down a step that was interrupted; it begins anew when the run is taken up again. */
    void release(Claim claim, String key) {
        fenced(
                claim,
                key,
                "update run_step set status = 'pending', note = '' where run_id = :run and key = :key",
                Map.of());
    }

    void progress(Claim claim, String key, int done, int total) {
        fenced(claim, key, """
                update run_step
                set progress_done = :done, progress_total = :total
                where run_id = :run and key = :key
                """, Map.of("done", done, "total", total));
    }

    /** Gives every step that is not done its attempts back. */
    public void reopen(long run) {
        jdbc.sql("""
                        update run_step
                        set status = 'pending', attempt = 0, note = '', not_before = null, ended_at = null
                        where run_id = :run and status <> 'done'
                        """).param("run", run).update();
    }

    private void fenced(Claim claim, String key, String update, Map<String, Object> values) {
        var changed = jdbc.sql(update + FENCED)
                .param("run", claim.run())
                .param("token", claim.token())
                .param("key", key)
                .params(values)
                .update();
        if (changed == 0) {
            throw new StaleClaimException(claim);
        }
    }

    private StepRow read(ResultSet row) throws SQLException {
        return new StepRow(
                row.getString("key"),
                row.getString("label"),
                StepStatus.of(row.getString("status")),
                row.getInt("attempt"),
                row.getInt("max_attempts"),
                JdbcRuns.instant(row, "not_before"),
                row.getString("note"),
                row.getInt("progress_done"),
                row.getInt("progress_total"),
                json.readValue(row.getString("outputs"), new TypeReference<Map<String, String>>() {}),
                JdbcRuns.instant(row, "started_at"),
                JdbcRuns.instant(row, "ended_at"));
    }

    private static Timestamp timestamp(Instant instant) {
        return Timestamp.from(instant);
    }
}

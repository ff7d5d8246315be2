package io.slipway.provisioning.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What runs made or changed outside, in PostgreSQL. */
@Component
public class JdbcEffects {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcEffects(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void begin(Claim claim, String step, String kind, String name, String undo) {
        var changed = jdbc.sql("""
                        insert into effect (run_id, kind, name, step_key, undo, existed, begun_at)
                        select :run, :kind, :name, :step, :undo, false, :now
                        from run where id = :run and token = :token
                        on conflict (run_id, kind, name) do update set begun_at = excluded.begun_at
                        """)
                .param("run", claim.run())
                .param("token", claim.token())
                .param("kind", kind)
                .param("name", name)
                .param("step", step)
                .param("undo", undo)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (changed == 0) {
            throw new StaleClaimException(claim);
        }
    }

    /** Whoever made a change says so even when the run was taken over meanwhile: it is true all the same. */
    void made(Claim claim, String kind, String name) {
        jdbc.sql("""
                        update effect set made_at = coalesce(made_at, :now)
                        where run_id = :run and kind = :kind and name = :name
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("run", claim.run())
                .param("kind", kind)
                .param("name", name)
                .update();
    }

    /** Something is there as it should be: made by us in an attempt whose end was not seen, or there before. */
    void found(Claim claim, String step, String kind, String name) {
        jdbc.sql("""
                        insert into effect (run_id, kind, name, step_key, undo, existed, begun_at, made_at)
                        values (:run, :kind, :name, :step, '', true, :now, :now)
                        on conflict (run_id, kind, name)
                        do update set made_at = coalesce(effect.made_at, excluded.made_at)
                        """)
                .param("run", claim.run())
                .param("kind", kind)
                .param("name", name)
                .param("step", step)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Everything a run made so far, in the order of beginning. */
    public List<Effect> of(long run) {
        return jdbc.sql("select * from effect where run_id = :run order by begun_at, kind, name")
                .param("run", run)
                .query((row, _) -> new Effect(
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("step_key"),
                        row.getString("undo"),
                        row.getBoolean("existed"),
                        row.getTimestamp("made_at") != null))
                .list();
    }

    /**
     * One thing made or changed outside.
     *
     * @param existed whether it was there before the run
     * @param made whether the change is known to have been made
     */
    public record Effect(String kind, String name, String step, String undo, boolean existed, boolean made) {}
}

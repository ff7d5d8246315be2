package io.slipway.provisioning.engine;

import io.slipway.provisioning.StepContext.Tone;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Logs of steps in PostgreSQL, where every replica and every page finds them. */
@Component
public class JdbcLines {

    private static final int LONGEST = 2_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcLines(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void write(long run, String step, Tone tone, String text) {
        jdbc.sql("""
                        insert into run_line (run_id, step_key, at, tone, text)
                        values (:run, :step, :at, :tone, :text)
                        """)
                .param("run", run)
                .param("step", step)
                .param("at", Timestamp.from(clock.instant()))
                .param("tone", tone.name().toLowerCase(Locale.ROOT))
                .param("text", printable(text))
                .update();
    }

    /** At most {@code size} lines of a step that came after the one numbered {@code after}, oldest first. */
    public List<Line> after(long run, String step, long after, int size) {
        return jdbc.sql("""
                        select * from run_line
                        where run_id = :run and step_key = :step and id > :after
                        order by id
                        limit :size
                        """)
                .param("run", run)
                .param("step", step)
                .param("after", after)
                .param("size", size)
                .query((row, _) -> new Line(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("tone"),
                        row.getString("text")))
                .list();
    }

    /** PostgreSQL takes no NUL, and a page wants neither control characters nor endless lines. */
    private static String printable(String text) {
        var clean = text.replaceAll("\\p{Cntrl}+", " ");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }

    /** A line of a step's log; its number grows. */
    public record Line(long id, Instant at, String tone, String text) {}
}

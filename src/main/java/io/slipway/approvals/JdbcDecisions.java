package io.slipway.approvals;

import io.slipway.approvals.Decision.Verdict;
import io.slipway.identity.UserId;
import io.slipway.requests.RequestId;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Decisions in PostgreSQL. */
@Component
class JdbcDecisions {

    private final JdbcClient jdbc;

    JdbcDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Decision decision) {
        jdbc.sql("""
                        insert into decision (request_id, person, verdict, digest, reason, at)
                        values (:request, :person, :verdict, :digest, :reason, :at)
                        """)
                .param("request", decision.request().value())
                .param("person", decision.by().value())
                .param("verdict", decision.verdict().name().toLowerCase(Locale.ROOT))
                .param("digest", decision.digest())
                .param("reason", decision.reason())
                .param("at", Timestamp.from(decision.at()))
                .update();
    }

    List<Decision> of(RequestId request) {
        return jdbc.sql("select * from decision where request_id = :request order by id")
                .param("request", request.value())
                .query((row, _) -> new Decision(
                        new RequestId(row.getLong("request_id")),
                        new UserId(row.getString("person")),
                        Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
                        row.getString("digest"),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}

package io.slipway.planning;

import io.slipway.planning.PlanningPart.Status;
import io.slipway.requests.RequestId;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far plans are that are being made. */
@Component
class JdbcPlanningParts {

    private final JdbcClient jdbc;

    JdbcPlanningParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(RequestId request, List<String> parts) {
        jdbc.sql("delete from planning_part where request_id = :request")
                .param("request", request.value())
                .update();
        for (var ordinal = 0; ordinal < parts.size(); ordinal++) {
            jdbc.sql("""
                            insert into planning_part (request_id, ordinal, part, status)
                            values (:request, :ordinal, :part, 'pending')
                            """)
                    .param("request", request.value())
                    .param("ordinal", ordinal)
                    .param("part", parts.get(ordinal))
                    .update();
        }
    }

    void tell(RequestId request, String part, Status status, String note) {
        jdbc.sql("""
                        update planning_part
                        set status = :status, note = :note
                        where request_id = :request and part = :part
                        """)
                .param("status", status.name().toLowerCase(Locale.ROOT))
                .param("note", note)
                .param("request", request.value())
                .param("part", part)
                .update();
    }

    List<PlanningPart> of(RequestId request) {
        return jdbc.sql("select * from planning_part where request_id = :request order by ordinal")
                .param("request", request.value())
                .query((row, _) -> new PlanningPart(
                        row.getString("part"),
                        Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                        row.getString("note")))
                .list();
    }
}

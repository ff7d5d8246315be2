package io.slipway.planning;

import io.slipway.requests.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Plans in PostgreSQL. */
@Component
class JdbcPlans implements Plans {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcPlans(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<Plan> newest(RequestId request) {
        return jdbc.sql("""
                        select * from plan
                        where request_id = :request
                        order by id desc
                        limit 1
                        """)
                .param("request", request.value())
                .query((row, _) -> read(row))
                .optional();
    }

    @Override
    public Optional<Plan> find(RequestId request, String digest) {
        return jdbc.sql("""
                        select * from plan
                        where request_id = :request and digest = :digest
                        order by id desc
                        limit 1
                        """)
                .param("request", request.value())
                .param("digest", digest)
                .query((row, _) -> read(row))
                .optional();
    }

    void add(RequestId request, String digest, GitHubPlan github, List<StagePlan> stages, String engine, Instant now) {
        jdbc.sql("""
                        insert into plan (request_id, digest, document, made_at)
                        values (:request, :digest, :document, :now)
                        """)
                .param("request", request.value())
                .param("digest", digest)
                .param("document", json.writeValueAsString(new Document(github, stages, engine)))
                .param("now", Timestamp.from(now))
                .update();
    }

    private Plan read(ResultSet row) throws SQLException {
        var document = json.readValue(row.getString("document"), Document.class);
        return new Plan(
                row.getLong("id"),
                new RequestId(row.getLong("request_id")),
                row.getString("digest"),
                document.github(),
                document.stages(),
                document.engine(),
                row.getTimestamp("made_at").toInstant());
    }

    /** The part of a plan that is kept as a document. */
    private record Document(GitHubPlan github, List<StagePlan> stages, String engine) {}
}

package io.slipway.requests;

import io.slipway.catalog.TemplateVersionId;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.requests.Requests.Filter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of all requests, in PostgreSQL. */
@Repository
class JdbcRequests {

    private final JdbcClient jdbc;

    JdbcRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Request> find(RequestId id) {
        return jdbc.sql("select * from request where id = :id")
                .param("id", id.value())
                .query(JdbcRequests::request)
                .optional();
    }

    List<Request> page(Filter filter, long before, int size) {
        return switch (filter) {
            case Filter.All() -> page("true", "", before, size);
            case Filter.By(var requester) -> page("requester = :what", requester.value(), before, size);
            case Filter.Named(var text) ->
                page("lower(project) like :what", JdbcRequestSearch.holding(text), before, size);
        };
    }

    List<Request> awaitingApproval() {
        return jdbc.sql("select * from request where state = 'awaiting-approval' order by id")
                .query(JdbcRequests::request)
                .list();
    }

    private List<Request> page(String condition, String what, long before, int size) {
        return jdbc.sql("select * from request where %s and id < :before order by id desc limit :size"
                        .formatted(condition))
                .param("what", what)
                .param("before", before)
                .param("size", size)
                .query(JdbcRequests::request)
                .list();
    }

    /** The lock makes the slower of two wait, and then see what the faster did. */
    Request lock(RequestId id) {
        return jdbc.sql("select * from request where id = :id for update")
                .param("id", id.value())
                .query(JdbcRequests::request)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("There is no request " + id));
    }

    Request insert(Request fresh) {
        return with("""
                insert into request (requester, template, business_unit, project, answers, reason,
                                     state, state_data, created_at, changed_at)
                values (:requester, :template, :unit, :project, cast(:answers as jsonb), :reason,
                        :state, cast(:data as jsonb), :created, :changed)
                returning *
                """, fresh).query(JdbcRequests::request).single();
    }

    Request save(Request changed) {
        try {
            return with("""
                    update request
                    set business_unit = :unit, project = :project, answers = cast(:answers as jsonb), reason = :reason,
                        state = :state, state_data = cast(:data as jsonb), changed_at = :changed, version = version + 1
                    where id = :id and version = :version
                    returning *
                    """, changed).query(JdbcRequests::request).single();
        } catch (DuplicateKeyException e) {
            throw new NameHeldException(changed.id(), changed.project(), e);
        }
    }

    void delete(RequestId id) {
        jdbc.sql("delete from request where id = :id").param("id", id.value()).update();
    }

    private JdbcClient.StatementSpec with(String sql, Request request) {
        var typed = request.wish().typed();
        return jdbc.sql(sql)
                .param("id", request.id().value())
                .param("requester", request.requester().value())
                .param("template", request.template().toString())
                .param("unit", typed.businessUnit())
                .param("project", typed.project())
                .param("answers", RequestJson.answers(request.wish()))
                .param("reason", typed.reason())
                .param("state", RequestJson.name(request.state()))
                .param("data", RequestJson.data(request.state()))
                .param("created", request.createdAt().atOffset(ZoneOffset.UTC))
                .param("changed", request.changedAt().atOffset(ZoneOffset.UTC))
                .param("version", request.version());
    }

    static Request request(ResultSet row, int index) throws SQLException {
        var state = RequestJson.state(row.getString("state"), row.getString("state_data"));
        return new Request(
                new RequestId(row.getLong("id")),
                new UserId(row.getString("requester")),
                TemplateVersionId.of(row.getString("template")),
                state instanceof RequestState.Draft ? typed(row) : checked(row),
                state,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }

    private static Wish.Typed typed(ResultSet row) throws SQLException {
        return new Wish.Typed(
                row.getString("business_unit"),
                row.getString("project"),
                RequestJson.texts(row.getString("answers")),
                row.getString("reason"));
    }

    private static Wish.Checked checked(ResultSet row) throws SQLException {
        return new Wish.Checked(
                new BusinessUnitKey(row.getString("business_unit")),
                new ProjectName(row.getString("project")),
                RequestJson.answers(row.getString("answers")),
                row.getString("reason"));
    }
}

package io.slipway.requests;

import io.slipway.catalog.TemplateVersionId;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.requests.RequestEvent.Done;
import io.slipway.requests.RequestEvent.PlanAsked;
import io.slipway.requests.RequestEvent.PlanReady;
import io.slipway.requests.RequestEvent.PlanRefused;
import io.slipway.requests.RequestEvent.Signed;
import io.slipway.requests.RequestEvent.Started;
import io.slipway.requests.RequestEvent.Stopped;
import io.slipway.requests.RequestEvent.Submitted;
import io.slipway.requests.RequestEvent.TakenBack;
import io.slipway.requests.RequestEvent.TurnedDown;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All requests, in PostgreSQL. */
@Repository
class JdbcRequests implements Requests, Drafts {

    private static final Logger log = LoggerFactory.getLogger(JdbcRequests.class);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JdbcRequests(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Optional<Request> find(RequestId id) {
        return jdbc.sql("select * from request where id = :id")
                .param("id", id.value())
                .query(JdbcRequests::request)
                .optional();
    }

    @Override
    public List<Request> page(Filter filter, long before, int size) {
        return switch (filter) {
            case Filter.All() -> page("true", "", before, size);
            case Filter.By(var requester) -> page("requester = :what", requester.value(), before, size);
            case Filter.Named(var text) ->
                page("lower(project) like :what", JdbcRequestSearch.holding(text), before, size);
        };
    }

    @Override
    public List<Request> awaitingApproval() {
        return jdbc.sql("select * from request where state = 'awaiting-approval' order by id")
                .query(JdbcRequests::request)
                .list();
    }

    @Override
    @Transactional
    public Request begin(UserId requester, TemplateVersionId template, Wish.Typed wish) {
        return insert(requester, template, wish, new RequestState.Draft());
    }

    @Override
    @Transactional
    public Request ask(UserId requester, TemplateVersionId template, Wish.Checked wish) {
        return tell(insert(requester, template, wish, new RequestState.Planning(now())), PlanAsked::new);
    }

    @Override
    @Transactional
    public Request keep(RequestId id, Wish.Typed wish) {
        return change(id, request -> request.keep(wish, now()));
    }

    @Override
    @Transactional
    public Request ask(RequestId id, Wish.Checked wish) {
        return tell(change(id, request -> request.ask(wish, now())), PlanAsked::new);
    }

    @Override
    @Transactional
    public Request plan(RequestId id) {
        return tell(change(id, request -> request.plan(now())), PlanAsked::new);
    }

    @Override
    @Transactional
    public void discard(RequestId id) {
        lock(id).discard();
        jdbc.sql("delete from request where id = :id").param("id", id.value()).update();
        log.info("{} deleted", id);
    }

    @Override
    @Transactional
    public Request planned(RequestId id, String digest) {
        return tell(change(id, request -> request.planned(digest, now())), PlanReady::new);
    }

    @Override
    @Transactional
    public Request planFailed(RequestId id, String reason) {
        return tell(change(id, request -> request.planFailed(reason, now())), PlanRefused::new);
    }

    @Override
    @Transactional
    public Request submit(RequestId id, String digest) {
        return tell(change(id, request -> request.submit(digest, now())), Submitted::new);
    }

    @Override
    @Transactional
    public Request withdraw(RequestId id) {
        return tell(change(id, request -> request.withdraw(now())), TakenBack::new);
    }

    @Override
    @Transactional
    public Request approve(RequestId id, UserId by, String digest) {
        return tell(change(id, request -> request.approve(by, digest, now())), Signed::new);
    }

    @Override
    @Transactional
    public Request reject(RequestId id, UserId by, String digest, String reason) {
        return tell(change(id, request -> request.reject(by, digest, reason, now())), TurnedDown::new);
    }

    @Override
    @Transactional
    public Request start(RequestId id) {
        return tell(change(id, request -> request.start(now())), Started::new);
    }

    @Override
    @Transactional
    public Request fulfil(RequestId id) {
        return tell(change(id, request -> request.fulfil(now())), Done::new);
    }

    @Override
    @Transactional
    public Request fail(RequestId id, String reason) {
        return tell(change(id, request -> request.fail(reason, now())), Stopped::new);
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

    private Request insert(UserId requester, TemplateVersionId template, Wish wish, RequestState state) {
        var now = now();
        var fresh = new Request(new RequestId(0), requester, template, wish, state, now, now, 1);
        var made = with("""
                insert into request (requester, template, business_unit, project, answers, reason,
                                     state, state_data, created_at, changed_at)
                values (:requester, :template, :unit, :project, cast(:answers as jsonb), :reason,
                        :state, cast(:data as jsonb), :created, :changed)
                returning *
                """, fresh).query(JdbcRequests::request).single();
        log.info("{} by {} is {}", made.id(), requester, RequestJson.name(state));
        return made;
    }

    private Request change(RequestId id, UnaryOperator<Request> transition) {
        var changed = transition.apply(lock(id));
        var saved = save(changed);
        log.info("{} is {}", id, RequestJson.name(saved.state()));
        return saved;
    }

    /** The lock makes the slower of two wait, and then see what the faster did. */
    private Request lock(RequestId id) {
        return jdbc.sql("select * from request where id = :id for update")
                .param("id", id.value())
                .query(JdbcRequests::request)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("There is no request " + id));
    }

    private Request save(Request changed) {
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

    private Request tell(Request request, Function<Request, RequestEvent> event) {
        events.publishEvent(event.apply(request));
        return request;
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
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

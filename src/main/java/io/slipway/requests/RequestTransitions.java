package io.slipway.requests;

import io.slipway.catalog.TemplateVersionId;
import io.slipway.identity.UserId;
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
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every change of a request: under its lock, and told to whoever listens. */
@Service
class RequestTransitions implements Requests, Drafts {

    private static final Logger log = LoggerFactory.getLogger(RequestTransitions.class);

    private final JdbcRequests table;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RequestTransitions(JdbcRequests table, ApplicationEventPublisher events, Clock clock) {
        this.table = table;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Optional<Request> find(RequestId id) {
        return table.find(id);
    }

    @Override
    public List<Request> page(Filter filter, long before, int size) {
        return table.page(filter, before, size);
    }

    @Override
    public List<Request> awaitingApproval() {
        return table.awaitingApproval();
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
        table.lock(id).discard();
        table.delete(id);
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

    private Request insert(UserId requester, TemplateVersionId template, Wish wish, RequestState state) {
        var now = now();
        var made = table.insert(new Request(new RequestId(0), requester, template, wish, state, now, now, 1));
        log.info("{} by {} is {}", made.id(), requester, RequestJson.name(state));
        return made;
    }

    private Request change(RequestId id, UnaryOperator<Request> transition) {
        var saved = table.save(transition.apply(table.lock(id)));
        log.info("{} is {}", id, RequestJson.name(saved.state()));
        return saved;
    }

    private Request tell(Request request, Function<Request, RequestEvent> event) {
        events.publishEvent(event.apply(request));
        return request;
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

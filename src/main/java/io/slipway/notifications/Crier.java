package io.slipway.notifications;

import io.slipway.identity.People;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnits;
import io.slipway.requests.Request;
import io.slipway.requests.RequestEvent;
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
import io.slipway.requests.RequestState.Approved;
import io.slipway.requests.RequestState.Failed;
import io.slipway.requests.RequestState.Rejected;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people what happened to requests that concern them, in the transaction in which it happened. */
@Component
class Crier {

    private static final String WAITING = "submitted";

    private final JdbcNotices notices;
    private final BusinessUnits units;
    private final People people;

    Crier(JdbcNotices notices, BusinessUnits units, People people) {
        this.notices = notices;
        this.units = units;
        this.people = people;
    }

    @EventListener
    void on(RequestEvent event) {
        var request = event.request();
        switch (event) {
            case Submitted _ -> submitted(request);
            case Signed _ -> signed(request);
            case TurnedDown _ -> turnedDown(request);
            case Done _ -> done(request);
            case Stopped _ -> stopped(request);
            case TakenBack _ -> notices.settle(WAITING, request.id());
            case PlanAsked _, PlanReady _, PlanRefused _, Started _ -> {}
        }
    }

    private void submitted(Request request) {
        var notice = Notice.of(
                WAITING,
                request,
                "warning",
                "%s waits for a signature.".formatted(request.id()),
                "%s asks for %s.".formatted(name(request.requester()), request.project()));
        units.get(request.businessUnit()).approvers().stream()
                .filter(Predicate.not(request.requester()::equals))
                .forEach(approver -> notices.tell(approver, notice));
    }

    private void signed(Request request) {
        notices.settle(WAITING, request.id());
        if (request.state() instanceof Approved approved) {
            tell(request, "signed", "success", "is approved.", name(approved.by()) + " signed it; it is being made.");
        }
    }

    private void turnedDown(Request request) {
        notices.settle(WAITING, request.id());
        if (request.state() instanceof Rejected rejected) {
            var text = "%s says: “%s”".formatted(name(rejected.by()), rejected.reason());
            tell(request, "turned-down", "error", "is rejected.", text);
        }
    }

    private void stopped(Request request) {
        if (request.state() instanceof Failed failed) {
            tell(request, "stopped", "error", "stopped.", failed.reason());
        }
    }

    private void done(Request request) {
        var notice = Notice.of(
                        "done",
                        request,
                        "success",
                        "%s is ready.".formatted(request.project()),
                        "Its repositories and accounts are set up.")
                .leadingTo("/projects/" + request.project(), "Open it");
        notices.tell(request.requester(), notice);
    }

    private void tell(Request request, String what, String tone, String title, String text) {
        notices.tell(request.requester(), Notice.of(what, request, tone, request.id() + " " + title, text));
    }

    private String name(UserId person) {
        return people.nameOf(person);
    }
}

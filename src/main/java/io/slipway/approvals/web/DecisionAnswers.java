package io.slipway.approvals.web;

import io.slipway.approvals.Approvals;
import io.slipway.approvals.Decision;
import io.slipway.approvals.web.Answer.Changed;
import io.slipway.identity.People;
import io.slipway.planning.Plan;
import io.slipway.planning.PlanDifference;
import io.slipway.planning.Plans;
import io.slipway.requests.Request;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Says in words why a decision was not taken. */
@Component
class DecisionAnswers {

    private final Approvals approvals;
    private final Plans plans;
    private final People people;

    DecisionAnswers(Approvals approvals, Plans plans, People people) {
        this.approvals = approvals;
        this.plans = plans;
        this.people = people;
    }

    ModelAndView nothingSent(Request request) {
        return page(
                HttpStatus.UNPROCESSABLE_CONTENT,
                request,
                "No decision was sent",
                "Approve or reject; nothing is decided yet.",
                null);
    }

    ModelAndView ownRequest(Request request) {
        return page(
                HttpStatus.FORBIDDEN,
                request,
                "This is your own request",
                "Somebody else signs it. You may withdraw it.",
                null);
    }

    ModelAndView mayNotSign(Request request, String who) {
        return page(HttpStatus.FORBIDDEN, request, "Your signature does not count here", who, null);
    }

    /** The plan is another than the one that was on the page. */
    ModelAndView planChanged(Request request, String digest) {
        var newest = plans.newest(request.id());
        var changed = newest.flatMap(now -> plans.find(request.id(), digest).map(shown -> changed(shown, now)))
                .orElse(null);
        return page(
                HttpStatus.CONFLICT,
                request,
                "The plan changed since you looked",
                "Nothing is decided. Read what is different, then decide about the new plan.",
                changed);
    }

    /** It waits for no decision, most often because somebody else was faster. */
    ModelAndView waitsForNothing(Request request) {
        var decisions = approvals.of(request.id());
        return decisions.isEmpty() ? notWaiting(request) : decided(request, decisions.getLast());
    }

    private ModelAndView notWaiting(Request request) {
        return page(
                HttpStatus.CONFLICT,
                request,
                "It does not wait for a signature",
                "Its requester took it back or changes it. Nothing is decided.",
                null);
    }

    private ModelAndView decided(Request request, Decision decision) {
        return page(
                HttpStatus.CONFLICT,
                request,
                "It is decided already",
                "%s %s it, for the plan %s. Your decision was not needed and changed nothing."
                        .formatted(
                                people.nameOf(decision.by()),
                                decision.isApproval() ? "signed" : "rejected",
                                ShortDigest.of(decision.digest())),
                null);
    }

    private static Changed changed(Plan shown, Plan newest) {
        return new Changed(
                ShortDigest.of(shown.digest()),
                Counts.of(shown),
                ShortDigest.of(newest.digest()),
                Counts.of(newest),
                PlanDifference.between(shown, newest));
    }

    private static ModelAndView page(
            HttpStatus status, Request request, String title, String text, @Nullable Changed changed) {
        var answer = new Answer(request.id().value(), request.id().toString(), title, text, changed);
        var page = new ModelAndView("approvals/answer", "answer", answer);
        page.setStatus(status);
        return page;
    }
}

package io.slipway.approvals.web;

import io.slipway.approvals.Approvals;
import io.slipway.catalog.Catalog;
import io.slipway.identity.CurrentUser;
import io.slipway.identity.People;
import io.slipway.organization.BusinessUnits;
import io.slipway.planning.Action;
import io.slipway.planning.Plan;
import io.slipway.planning.Plans;
import io.slipway.requests.Request;
import io.slipway.requests.RequestState.AwaitingApproval;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for a signature, the oldest first. */
@Controller
class InboxController {

    private static final int PAGE = 25;

    private final Approvals approvals;
    private final Plans plans;
    private final Catalog catalog;
    private final BusinessUnits units;
    private final People people;
    private final CurrentUser currentUser;

    InboxController(
            Approvals approvals,
            Plans plans,
            Catalog catalog,
            BusinessUnits units,
            People people,
            CurrentUser currentUser) {
        this.approvals = approvals;
        this.plans = plans;
        this.catalog = catalog;
        this.units = units;
        this.people = people;
        this.currentUser = currentUser;
    }

    @GetMapping("/inbox")
    String inbox(@RequestParam(defaultValue = "0") long after, Model model) {
        var waiting = approvals.waitingFor(currentUser.get());
        var page = waiting.stream()
                .filter(request -> request.id().value() > after)
                .limit(PAGE)
                .map(this::row)
                .toList();
        model.addAttribute("inbox", new Inbox(page, waiting.size(), after > 0));
        return "approvals/inbox";
    }

    private Row row(Request request) {
        var plan = plans.newest(request.id());
        return new Row(
                request,
                people.nameOf(request.requester()),
                units.get(request.businessUnit()).name(),
                catalog.get(request.template()).manifest().name(),
                ((AwaitingApproval) request.state()).since(),
                plan.map(found -> count(found, Action.CREATE)).orElse(0L),
                plan.map(found -> count(found, Action.UPDATE)).orElse(0L),
                plan.map(found -> count(found, Action.DELETE)).orElse(0L));
    }

    private static long count(Plan plan, Action action) {
        return plan.github().count(action)
                + plan.stages().stream().mapToLong(stage -> stage.count(action)).sum();
    }

    /** One page of the inbox. */
    record Inbox(List<Row> rows, int waiting, boolean continued) {

        public boolean isEmpty() {
            return rows.isEmpty();
        }

        public String lead() {
            return switch (waiting) {
                case 0 -> "Nothing waits for you.";
                case 1 -> "One request waits for you.";
                default -> waiting + " requests wait for you, the oldest first.";
            };
        }

        @Nullable
        public String next() {
            return rows.size() < PAGE
                    ? null
                    : "/inbox?after=" + rows.getLast().request().id().value();
        }

        @Nullable
        public String first() {
            return continued ? "/inbox" : null;
        }
    }

    /** One request that waits. */
    record Row(
            Request request,
            String requester,
            String unit,
            String template,
            Instant since,
            long creates,
            long updates,
            long deletes) {}
}

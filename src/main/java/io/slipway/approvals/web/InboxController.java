package io.slipway.approvals.web;

import io.slipway.approvals.Approvals;
import io.slipway.approvals.Unusual;
import io.slipway.catalog.Catalog;
import io.slipway.identity.CurrentUser;
import io.slipway.identity.People;
import io.slipway.organization.BusinessUnits;
import io.slipway.planning.Plan;
import io.slipway.planning.Plans;
import io.slipway.requests.Request;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What waits for a signature, the longest wait first. */
@Controller
class InboxController {

    private static final int PAGE = 25;

    private final Approvals approvals;
    private final Plans plans;
    private final Catalog catalog;
    private final BusinessUnits units;
    private final People people;
    private final CurrentUser currentUser;
    private final Clock clock;

    InboxController(
            Approvals approvals,
            Plans plans,
            Catalog catalog,
            BusinessUnits units,
            People people,
            CurrentUser currentUser,
            Clock clock) {
        this.approvals = approvals;
        this.plans = plans;
        this.catalog = catalog;
        this.units = units;
        this.people = people;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @GetMapping("/inbox")
    String inbox(@RequestParam(defaultValue = "") String after, Model model) {
        var waiting = approvals.waitingFor(currentUser.get());
        var place = InboxPlace.read(after);
        var rest = place.map(from -> waiting.stream().filter(from::isBefore).toList())
                .orElse(waiting);
        var page = rest.subList(0, Math.min(PAGE, rest.size()));
        var next = rest.size() > PAGE ? link(page.getLast()) : null;
        var rows = page.stream().map(this::row).toList();
        model.addAttribute("inbox", new Inbox(rows, waiting.size(), next, place.isPresent() ? "/inbox" : null));
        return "approvals/inbox";
    }

    private Inbox.Row row(Request request) {
        var plan = plans.newest(request.id());
        return new Inbox.Row(
                request.id().value(),
                request.id().toString(),
                request.title(),
                people.nameOf(request.requester()),
                units.get(request.businessUnit()).name(),
                template(request),
                InboxPlace.of(request).since(),
                plan.map(Counts::of).orElse(Counts.NONE),
                marks(plan));
    }

    private String template(Request request) {
        var version = catalog.get(request.template());
        return "%s v%d".formatted(version.manifest().name(), version.id().version());
    }

    private List<Unusual.Mark> marks(Optional<Plan> plan) {
        return plan.map(found -> Unusual.of(found, clock.instant())).orElse(List.of());
    }

    private static String link(Request last) {
        return UriComponentsBuilder.fromPath("/inbox")
                .queryParam("after", InboxPlace.of(last))
                .encode()
                .toUriString();
    }
}

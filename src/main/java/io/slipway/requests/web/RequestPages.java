package io.slipway.requests.web;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.Parameter;
import io.slipway.catalog.TemplateVersion;
import io.slipway.identity.People;
import io.slipway.identity.Person;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.BusinessUnits;
import io.slipway.requests.Request;
import io.slipway.requests.RequestPanel;
import io.slipway.requests.RequestPanel.Content;
import io.slipway.requests.RequestSheet;
import io.slipway.requests.RequestStanding;
import io.slipway.requests.RequestState.Approved;
import io.slipway.requests.RequestState.AwaitingApproval;
import io.slipway.requests.RequestState.Draft;
import io.slipway.requests.RequestState.Failed;
import io.slipway.requests.RequestState.Fulfilled;
import io.slipway.requests.RequestState.PlanFailed;
import io.slipway.requests.RequestState.Planned;
import io.slipway.requests.RequestState.Planning;
import io.slipway.requests.RequestState.Provisioning;
import io.slipway.requests.RequestState.Rejected;
import io.slipway.requests.RequestState.Withdrawn;
import io.slipway.requests.web.RequestPage.Answer;
import io.slipway.requests.web.RequestPage.Deeds;
import io.slipway.requests.web.RequestPage.Leg;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Makes the page of a request, with the parts that other modules contribute. */
@Component
class RequestPages implements RequestSheet {

    private static final List<String> WAY = List.of("Answers", "Plan", "Sign-off", "Run", "Project");

    private final Catalog catalog;
    private final BusinessUnits units;
    private final People people;
    private final List<RequestPanel> panels;

    RequestPages(Catalog catalog, BusinessUnits units, People people, List<RequestPanel> panels) {
        this.catalog = catalog;
        this.units = units;
        this.people = people;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(RequestPanel::order))
                .toList();
    }

    @Override
    public ModelAndView show(Request request, Person viewer, Content instead) {
        return new ModelAndView(
                "requests/request",
                "page",
                of(request, viewer, content -> content.template().equals(instead.template()) ? instead : content));
    }

    RequestPage of(Request request, Person viewer) {
        return of(request, viewer, UnaryOperator.identity());
    }

    private RequestPage of(Request request, Person viewer, UnaryOperator<Content> change) {
        var template = catalog.get(request.template());
        var contents = panels.stream()
                .map(panel -> panel.content(request, viewer))
                .flatMap(Optional::stream)
                .map(change)
                .toList();
        return new RequestPage(
                request.id().value(),
                request.id().toString(),
                request.title(),
                RequestStanding.of(request.state()),
                people.nameOf(request.requester()),
                request.createdAt(),
                unit(request),
                "%s v%d".formatted(template.manifest().name(), template.id().version()),
                "/templates/" + template.id().template(),
                request.reason(),
                answers(request, template),
                way(request),
                contents.stream().filter(content -> !content.aside()).toList(),
                contents.stream().filter(Content::aside).toList(),
                request.isBy(viewer.id()) ? deeds(request) : Deeds.NONE);
    }

    private String unit(Request request) {
        var key = request.wish().typed().businessUnit();
        return units.all().stream()
                .filter(unit -> unit.key().value().equals(key))
                .map(BusinessUnit::name)
                .findFirst()
                .orElse("No business unit yet");
    }

    private static List<Answer> answers(Request request, TemplateVersion template) {
        var given = request.wish().typed().answers();
        return template.manifest().parameters().stream()
                .map(parameter -> answer(parameter, given.getOrDefault(parameter.name(), "")))
                .toList();
    }

    private static Answer answer(Parameter parameter, String raw) {
        return switch (parameter) {
            case Parameter.Choice choice -> new Answer(choice.label(), label(choice, raw), false);
            case Parameter.Flag flag ->
                new Answer(flag.label(), raw.equals("true") || raw.equals("on") ? "Yes" : "No", false);
            case Parameter.Text text -> new Answer(text.label(), raw, false);
            case Parameter.Whole whole -> new Answer(whole.label(), raw, false);
            case Parameter.GitHubUser user -> new Answer(user.label(), raw, true);
            case Parameter.Team team -> new Answer(team.label(), raw, true);
        };
    }

    private static String label(Parameter.Choice choice, String raw) {
        return choice.options().stream()
                .filter(option -> option.value().equals(raw))
                .map(Parameter.Choice.Option::label)
                .findFirst()
                .orElse(raw);
    }

    private static List<Leg> way(Request request) {
        var here = here(request);
        return IntStream.range(0, WAY.size())
                .mapToObj(leg -> new Leg(WAY.get(leg), leg < here, leg == here))
                .toList();
    }

    /** How many legs of the way are behind. */
    private static int here(Request request) {
        return switch (request.state()) {
            case Draft _ -> 0;
            case Planning _, PlanFailed _, Planned _, Withdrawn _ -> 1;
            case AwaitingApproval _, Rejected _ -> 2;
            case Approved _, Provisioning _, Failed _ -> 3;
            case Fulfilled _ -> WAY.size();
        };
    }

    private static Deeds deeds(Request request) {
        return switch (request.state()) {
            case Draft _ -> new Deeds(true, "Check the plan", null, false, true);
            case Planning _, AwaitingApproval _ -> new Deeds(false, null, null, true, false);
            case PlanFailed _ -> new Deeds(true, "Try again", null, true, false);
            case Planned planned -> new Deeds(true, "Check the plan again", planned.digest(), true, false);
            case Approved _, Provisioning _, Fulfilled _, Failed _, Rejected _, Withdrawn _ -> Deeds.NONE;
        };
    }
}

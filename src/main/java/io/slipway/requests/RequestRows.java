package io.slipway.requests;

import io.slipway.catalog.Catalog;
import io.slipway.identity.People;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.BusinessUnits;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Makes lines of lists, so that every list shows a request alike. */
@Component
public class RequestRows {

    private final BusinessUnits units;
    private final Catalog catalog;
    private final People people;

    RequestRows(BusinessUnits units, Catalog catalog, People people) {
        this.units = units;
        this.catalog = catalog;
        this.people = people;
    }

    public List<RequestRow> of(List<Request> requests) {
        var names =
                units.all().stream().collect(Collectors.toMap(unit -> unit.key().value(), BusinessUnit::name));
        return requests.stream()
                .map(request ->
                        row(request, names.getOrDefault(request.wish().typed().businessUnit(), "")))
                .toList();
    }

    private RequestRow row(Request request, String unit) {
        return new RequestRow(
                request.id().value(),
                request.id().toString(),
                request.title(),
                Stream.of(unit, template(request))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · ")),
                people.nameOf(request.requester()),
                RequestStanding.of(request.state()),
                request.changedAt());
    }

    private String template(Request request) {
        return catalog.find(request.template())
                .map(version -> "%s v%d"
                        .formatted(version.manifest().name(), version.id().version()))
                .orElse("");
    }
}

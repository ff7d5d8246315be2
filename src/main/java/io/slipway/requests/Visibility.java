package io.slipway.requests;

import io.slipway.identity.Person;
import io.slipway.identity.Role;
import io.slipway.organization.BusinessUnits;
import io.slipway.web.NotFoundException;
import org.springframework.stereotype.Component;

/** Who sees which request: the one place that says so. Whoever may not see it does not learn that it is there. */
@Component
public class Visibility {

    private final Requests requests;
    private final BusinessUnits units;

    Visibility(Requests requests, BusinessUnits units) {
        this.requests = requests;
        this.units = units;
    }

    /** A draft is its requester's alone; a request is also seen by its business unit and by admins. */
    public boolean sees(Person viewer, Request request) {
        return request.isBy(viewer.id()) || (!request.isDraft() && seesOthers(viewer, request));
    }

    /** @throws NotFoundException when there is none of that number, or the viewer may not see it */
    public Request visible(RequestId id, Person viewer) {
        return requests.find(id)
                .filter(request -> sees(viewer, request))
                .orElseThrow(() ->
                        new NotFoundException("There is no request %s, or it is not yours to see.".formatted(id)));
    }

    private boolean seesOthers(Person viewer, Request request) {
        return viewer.role() == Role.ADMIN
                || units.find(request.businessUnit())
                        .filter(unit -> unit.mayAsk(viewer.id()))
                        .isPresent();
    }
}

package io.slipway.requests.web;

import io.slipway.identity.CurrentUser;
import io.slipway.identity.People;
import io.slipway.identity.Role;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.BusinessUnits;
import io.slipway.requests.Request;
import io.slipway.requests.RequestId;
import io.slipway.requests.RequestSearch.Sight;
import io.slipway.requests.RequestState.Draft;
import io.slipway.requests.RequestState.PlanFailed;
import io.slipway.requests.RequestState.Planned;
import io.slipway.requests.Visibility;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Who may see and change which request. Whoever may not see it does not learn that it is there. */
@Component
class RequestAccess {

    private final Visibility visibility;
    private final BusinessUnits units;
    private final People people;
    private final CurrentUser currentUser;

    RequestAccess(Visibility visibility, BusinessUnits units, People people, CurrentUser currentUser) {
        this.visibility = visibility;
        this.units = units;
        this.people = people;
        this.currentUser = currentUser;
    }

    /** What the current person may see. */
    Request visible(long id) {
        return visibility.visible(new RequestId(id), currentUser.get());
    }

    /** Only the requester changes a request. */
    Request own(long id) {
        var request = visible(id);
        if (!request.isBy(me())) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN, "Only %s can do that.".formatted(people.nameOf(request.requester())));
        }
        return request;
    }

    /** One's own, as long as its answers can be changed. */
    Request editable(long id) {
        var request = own(id);
        if (!isEditable(request)) {
            throw new NotEditableException(request);
        }
        return request;
    }

    static boolean isEditable(Request request) {
        return request.state() instanceof Draft
                || request.state() instanceof Planned
                || request.state() instanceof PlanFailed;
    }

    /** What the current person's lists show. */
    Sight sight(boolean mine) {
        if (mine) {
            return new Sight.Own(me());
        }
        return currentUser.get().role() == Role.ADMIN ? new Sight.Everything(me()) : shared();
    }

    private Sight shared() {
        return new Sight.Shared(
                me(),
                units.all().stream()
                        .filter(unit -> unit.mayAsk(me()))
                        .map(BusinessUnit::key)
                        .toList());
    }

    private UserId me() {
        return currentUser.get().id();
    }

    /** Its answers cannot be changed any more, or not now. */
    static final class NotEditableException extends RuntimeException {

        private final transient Request request;

        NotEditableException(Request request) {
            super("%s cannot be edited".formatted(request.id()));
            this.request = request;
        }

        Request request() {
            return request;
        }
    }
}

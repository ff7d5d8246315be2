package io.slipway.publishing.web;

import io.slipway.identity.CurrentUser;
import io.slipway.identity.Person;
import io.slipway.identity.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Who may publish, and look at what publishing would do: it costs the organization's calls. */
@Component
class Admins {

    private final CurrentUser currentUser;

    Admins(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    Person expect() {
        var me = currentUser.get();
        if (me.role() != Role.ADMIN) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Only admins publish template repositories.");
        }
        return me;
    }
}

package io.slipway.organization.web;

import io.slipway.identity.CurrentUser;
import io.slipway.identity.Person;
import io.slipway.identity.Role;
import io.slipway.organization.BusinessUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Who may see what the doctor found, and who may send for the doctor. */
@Component
class DoctorAccess {

    private final CurrentUser currentUser;

    DoctorAccess(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    Person me() {
        return currentUser.get();
    }

    /** Everybody of the business unit, and admins. */
    boolean maySee(BusinessUnit unit) {
        return unit.mayAsk(me().id()) || isAdmin();
    }

    /** Who signs for the business unit, and admins. */
    boolean maySend(BusinessUnit unit) {
        return unit.maySign(me().id()) || isAdmin();
    }

    void expectMaySend(BusinessUnit unit) {
        if (!maySend(unit)) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN, "Only approvers of %s and admins can do that.".formatted(unit.name()));
        }
    }

    private boolean isAdmin() {
        return me().role() == Role.ADMIN;
    }
}

package io.slipway.requests.web;

import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.BusinessUnits;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The business units where somebody may ask; others do not exist for their form. */
@Component
class AskingUnits {

    private final BusinessUnits units;

    AskingUnits(BusinessUnits units) {
        this.units = units;
    }

    List<BusinessUnit> of(UserId asker) {
        return units.all().stream().filter(unit -> unit.mayAsk(asker)).toList();
    }

    Optional<BusinessUnit> find(String key, UserId asker) {
        return of(asker).stream().filter(unit -> unit.key().value().equals(key)).findFirst();
    }
}

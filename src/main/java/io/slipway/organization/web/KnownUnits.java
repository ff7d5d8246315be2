package io.slipway.organization.web;

import io.slipway.organization.BusinessUnit;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.organization.BusinessUnits;
import io.slipway.organization.doctor.Patient;
import io.slipway.web.NotFoundException;
import org.springframework.stereotype.Component;

/** Finds what an address names, or says that it is not there. */
@Component
class KnownUnits {

    private final BusinessUnits units;

    KnownUnits(BusinessUnits units) {
        this.units = units;
    }

    BusinessUnit find(String key) {
        return units.find(key(key)).orElseThrow(KnownUnits::unknown);
    }

    Patient account(String key, String number) {
        return Patient.find(find(key), number)
                .orElseThrow(() -> new NotFoundException("The business unit has no account of that number."));
    }

    private static BusinessUnitKey key(String key) {
        try {
            return new BusinessUnitKey(key);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static NotFoundException unknown() {
        return new NotFoundException("There is no business unit of that name.");
    }
}

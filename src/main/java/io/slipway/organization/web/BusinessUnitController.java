package io.slipway.organization.web;

import io.slipway.identity.People;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.organization.BusinessUnits;
import io.slipway.web.NotFoundException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Business units for people to look at; editing comes later. */
@Controller
class BusinessUnitController {

    private final BusinessUnits units;
    private final People people;

    BusinessUnitController(BusinessUnits units, People people) {
        this.units = units;
        this.people = people;
    }

    @GetMapping("/business-units")
    String all(Model model) {
        model.addAttribute("units", BusinessUnitsPage.of(units.all()));
        return "organization/business-units";
    }

    @GetMapping("/business-units/{key}")
    String one(@PathVariable String key, Model model) {
        model.addAttribute("unit", BusinessUnitPage.of(find(key), people));
        return "organization/business-unit";
    }

    private BusinessUnit find(String key) {
        return units.find(key(key)).orElseThrow(BusinessUnitController::unknown);
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

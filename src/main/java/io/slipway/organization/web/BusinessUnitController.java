package io.slipway.organization.web;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import io.slipway.identity.People;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.BusinessUnits;
import io.slipway.organization.doctor.Doctor;
import io.slipway.organization.doctor.Examinations;
import io.slipway.organization.doctor.Patient;
import io.slipway.organization.setup.Setup;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Business units for people to look at; editing comes later. */
@Controller
class BusinessUnitController {

    private final BusinessUnits units;
    private final KnownUnits known;
    private final People people;
    private final Setup setup;
    private final Doctor doctor;
    private final Examinations examinations;
    private final DoctorView.Views views;
    private final DoctorAccess access;

    BusinessUnitController(
            BusinessUnits units,
            KnownUnits known,
            People people,
            Setup setup,
            Doctor doctor,
            Examinations examinations,
            DoctorView.Views views,
            DoctorAccess access) {
        this.units = units;
        this.known = known;
        this.people = people;
        this.setup = setup;
        this.doctor = doctor;
        this.examinations = examinations;
        this.views = views;
        this.access = access;
    }

    @GetMapping("/business-units")
    String all(Model model) {
        model.addAttribute("units", BusinessUnitsPage.of(units.all(), this::standing));
        return "organization/business-units";
    }

    @GetMapping("/business-units/{key}")
    String one(@PathVariable String key, Model model) {
        model.addAttribute("unit", page(known.find(key)));
        return "organization/business-unit";
    }

    /** What changes while the doctor looks. */
    @HxRequest
    @GetMapping("/business-units/{key}")
    String news(@PathVariable String key, Model model) {
        one(key, model);
        return "organization/business-unit :: accounts";
    }

    private BusinessUnitPage page(BusinessUnit unit) {
        return access.maySee(unit)
                ? BusinessUnitPage.of(unit, views.of(unit), setup.of(unit), people)
                : BusinessUnitPage.of(unit, null, List.of(), people);
    }

    private @Nullable Standing standing(BusinessUnit unit) {
        return doctor.practises() && access.maySee(unit)
                ? Standing.of(
                        examinations.verdicts(unit.key()), Patient.of(unit).size())
                : null;
    }
}

package io.slipway.organization.web;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import io.slipway.identity.People;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.doctor.Doctor;
import io.slipway.organization.doctor.Examination;
import io.slipway.organization.doctor.Examinations;
import io.slipway.organization.doctor.Patient;
import io.slipway.web.NotFoundException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The account doctor: what was found in an account and when, and the way to have it looked at again. */
@Controller
@RequestMapping("/business-units/{key}")
class DoctorController {

    private final KnownUnits known;
    private final Doctor doctor;
    private final Examinations examinations;
    private final People people;
    private final DoctorAccess access;

    DoctorController(KnownUnits known, Doctor doctor, Examinations examinations, People people, DoctorAccess access) {
        this.known = known;
        this.doctor = doctor;
        this.examinations = examinations;
        this.people = people;
        this.access = access;
    }

    @PostMapping("/doctor")
    String send(@PathVariable String key) {
        var unit = expectMaySend(known.find(key));
        Patient.of(unit).forEach(patient -> doctor.ask(patient, access.me().id()));
        return "redirect:/business-units/" + unit.key();
    }

    @PostMapping("/accounts/{number:\\d{12}}")
    String send(@PathVariable String key, @PathVariable String number) {
        var patient = known.account(key, number);
        expectMaySend(patient.unit());
        doctor.ask(patient, access.me().id());
        return "redirect:" + patient.href();
    }

    @GetMapping("/accounts/{number:\\d{12}}")
    String account(
            @PathVariable String key,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") long examination,
            @RequestParam(defaultValue = "0") long before,
            Model model) {
        var patient = known.account(key, number);
        if (!doctor.practises() || !access.maySee(patient.unit())) {
            throw nothing();
        }
        model.addAttribute("account", page(patient, examination, before));
        return "organization/account";
    }

    /** What changes while the doctor looks. */
    @HxRequest
    @GetMapping("/accounts/{number:\\d{12}}")
    String news(@PathVariable String key, @PathVariable String number, Model model) {
        account(key, number, 0, 0, model);
        return "organization/account :: findings";
    }

    /** The history begins with the examination that is shown, unless another page of it is asked for. */
    private AccountPage page(Patient patient, long examination, long before) {
        var from = before == 0 && examination > 0 ? examination + 1 : before;
        var history = examinations.history(patient, from > 0 ? from : Long.MAX_VALUE, AccountPage.SIZE + 1);
        return AccountPage.of(
                patient,
                shown(patient, examination),
                examination > 0,
                access.maySend(patient.unit()),
                history,
                from > 0,
                people);
    }

    private Optional<Examination> shown(Patient patient, long id) {
        if (id == 0) {
            return examinations.going(patient).or(() -> examinations.latest(patient));
        }
        return Optional.of(examinations.find(patient, id).orElseThrow(DoctorController::nothing));
    }

    private BusinessUnit expectMaySend(BusinessUnit unit) {
        access.expectMaySend(unit);
        if (!doctor.practises()) {
            throw nothing();
        }
        return unit;
    }

    private static NotFoundException nothing() {
        return new NotFoundException("There is nothing to see of this account.");
    }
}

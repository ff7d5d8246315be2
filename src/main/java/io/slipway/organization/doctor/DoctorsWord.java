package io.slipway.organization.doctor;

import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Readiness;
import io.slipway.organization.Stage;
import io.slipway.organization.doctor.Examination.Ended;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** An account is not ready when the doctor's last word on it is red, and not too old. */
@Component
class DoctorsWord implements Readiness {

    private final Doctor doctor;
    private final Examinations examinations;
    private final Clock clock;

    DoctorsWord(Doctor doctor, Examinations examinations, Clock clock) {
        this.doctor = doctor;
        this.examinations = examinations;
        this.clock = clock;
    }

    @Override
    public Optional<Hindrance> hindrance(BusinessUnit unit, Set<Stage> stages) {
        if (!doctor.practises()) {
            return Optional.empty();
        }
        return Patient.of(unit).stream()
                .filter(patient -> patient.stages().stream().anyMatch(stages::contains))
                .flatMap(patient -> hindrance(patient, stages).stream())
                .findFirst();
    }

    private Optional<Hindrance> hindrance(Patient patient, Set<Stage> stages) {
        return examinations
                .latest(patient)
                .filter(this::holds)
                .flatMap(examination -> examination.red(stages))
                .map(finding ->
                        new Hindrance(patient.number(), patient.stagesInWords(), finding.title(), patient.href()));
    }

    private boolean holds(Examination examination) {
        return examination.ended() instanceof Ended ended
                && ended.at().plus(doctor.redHolds()).isAfter(clock.instant());
    }
}

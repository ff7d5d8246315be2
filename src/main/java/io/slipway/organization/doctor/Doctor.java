package io.slipway.organization.doctor;

import io.slipway.aws.AccountProbe;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnits;
import io.slipway.work.Work;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever looks at accounts, where there are accounts to look at. */
@Component
@EnableConfigurationProperties(DoctorSettings.class)
public class Doctor {

    static final String TASK = "examination";

    private static final Logger log = LoggerFactory.getLogger(Doctor.class);

    private final ObjectProvider<AccountProbe> probe;
    private final Looks looks;
    private final JdbcExaminations examinations;
    private final BusinessUnits units;
    private final Work work;
    private final DoctorSettings settings;
    private final Clock clock;

    Doctor(
            ObjectProvider<AccountProbe> probe,
            Looks looks,
            JdbcExaminations examinations,
            BusinessUnits units,
            Work work,
            DoctorSettings settings,
            Clock clock) {
        this.probe = probe;
        this.looks = looks;
        this.examinations = examinations;
        this.units = units;
        this.work = work;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether there is anything to look at; in the sandbox nothing stands behind the accounts. */
    public boolean practises() {
        return probe.stream().findAny().isPresent();
    }

    /** How long a red verdict stops requests when nobody looks again. */
    public Duration redHolds() {
        return settings.redHolds();
    }

    /** Begins to look, unless somebody looks already. */
    @Transactional
    public void ask(Patient patient, @Nullable UserId by) {
        examinations.ask(patient, by, looks.of(patient).size()).ifPresent(examination -> work.begin(TASK, examination));
    }

    /** The daily round: every account once, and what is too old is forgotten. */
    @Transactional
    public void makeRounds() {
        if (practises()) {
            units.all().stream().flatMap(unit -> Patient.of(unit).stream()).forEach(patient -> ask(patient, null));
        }
        var forgotten = examinations.forget(clock.instant().minus(settings.keep()));
        log.info("Daily round begun, {} old examinations forgotten", forgotten);
    }

    /** Carries out what was asked for; does nothing when it has ended. */
    void examine(long id) throws InterruptedException {
        var examination = examinations.start(id);
        if (examination.isPresent()) {
            examine(examination.get());
        }
    }

    private void examine(Examination examination) throws InterruptedException {
        var patient = units.find(examination.unit())
                .flatMap(unit -> Patient.find(unit, examination.account().value()));
        var verdict = patient.isPresent() ? round(examination, patient.get()) : Verdict.AMBER;
        examinations.end(examination.id(), verdict);
        log.info("Account {} of {} is {}", examination.account(), examination.unit(), verdict.stored());
    }

    private Verdict round(Examination examination, Patient patient) throws InterruptedException {
        return new Round(
                        probe.getObject(),
                        looks.of(patient),
                        patient,
                        settings.limit(),
                        (place, finding) -> examinations.keep(examination.id(), place, finding))
                .make();
    }
}

package io.slipway.organization.web;

import io.slipway.organization.AccountNumber;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.doctor.Doctor;
import io.slipway.organization.doctor.Examinations;
import io.slipway.organization.doctor.Patient;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the doctor has to say about a business unit.
 *
 * @param practises whether anything stands behind the accounts
 * @param maySend whether this person may send for the doctor
 * @param holds how long a red verdict stops requests
 * @param lookedAt the oldest of the last looks; null when an account was never looked at
 */
record DoctorView(
        String unit,
        boolean practises,
        boolean maySend,
        boolean looking,
        String holds,
        @Nullable Instant lookedAt,
        List<AccountView> accounts) {

    /** One sentence for whoever cannot see the page change. */
    public String status() {
        var going = accounts.stream().filter(AccountView::looking).count();
        return going == 0 ? "" : "The doctor looks at %s.".formatted(going == 1 ? "one account" : going + " accounts");
    }

    AccountView account(AccountNumber number) {
        return accounts.stream()
                .filter(account -> account.number().equals(number.value()))
                .findFirst()
                .orElseThrow();
    }

    /** Makes the view of a business unit. */
    @Component
    static class Views {

        private final Doctor doctor;
        private final Examinations examinations;
        private final DoctorAccess access;

        Views(Doctor doctor, Examinations examinations, DoctorAccess access) {
            this.doctor = doctor;
            this.examinations = examinations;
            this.access = access;
        }

        DoctorView of(BusinessUnit unit) {
            var accounts = Patient.of(unit).stream()
                    .map(patient ->
                            doctor.practises() ? AccountView.of(patient, examinations) : AccountView.neverSeen(patient))
                    .toList();
            return new DoctorView(
                    unit.key().value(),
                    doctor.practises(),
                    access.maySend(unit),
                    accounts.stream().anyMatch(AccountView::looking),
                    holds(doctor.redHolds()),
                    oldest(accounts),
                    accounts);
        }

        private static String holds(Duration duration) {
            return duration.toHours() + " hours";
        }

        private static @Nullable Instant oldest(List<AccountView> accounts) {
            return accounts.stream().anyMatch(account -> account.lookedAt() == null)
                    ? null
                    : accounts.stream()
                            .map(AccountView::lookedAt)
                            .filter(Objects::nonNull)
                            .min(Comparator.naturalOrder())
                            .orElse(null);
        }
    }
}

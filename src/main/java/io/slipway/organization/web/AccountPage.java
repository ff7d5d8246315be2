package io.slipway.organization.web;

import io.slipway.identity.People;
import io.slipway.organization.doctor.Examination;
import io.slipway.organization.doctor.Examination.Ended;
import io.slipway.organization.doctor.Patient;
import io.slipway.web.Crumb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One account as the doctor sees it, and every time the doctor was there.
 *
 * @param chosen whether somebody chose the examination from the history
 * @param shown the examination whose findings are shown; null for none, and for one that goes on
 * @param older the address of what was before; null when that is all
 * @param newest the address of the first page; null when this is it
 */
record AccountPage(
        List<Crumb> crumbs,
        AccountView view,
        boolean chosen,
        boolean maySend,
        @Nullable Visit shown,
        List<Visit> visits,
        @Nullable String older,
        @Nullable String newest) {

    /** How many examinations a page of the history has. */
    static final int SIZE = 10;

    static AccountPage of(
            Patient patient,
            Optional<Examination> shown,
            boolean chosen,
            boolean maySend,
            List<Examination> history,
            boolean further,
            People people) {
        var rows = history.stream().limit(SIZE).toList();
        var more = history.size() > SIZE;
        return new AccountPage(
                crumbs(patient),
                shown.map(examination -> AccountView.of(patient, examination))
                        .orElseGet(() -> AccountView.neverSeen(patient)),
                chosen,
                maySend,
                shown.flatMap(examination -> Visit.of(examination, patient, people))
                        .orElse(null),
                rows.stream()
                        .flatMap(examination -> Visit.of(examination, patient, people).stream())
                        .toList(),
                more ? "%s?before=%d".formatted(patient.href(), rows.getLast().id()) : null,
                further ? patient.href() : null);
    }

    private static List<Crumb> crumbs(Patient patient) {
        return List.of(
                new Crumb("Business units", "/business-units"),
                new Crumb(
                        patient.unit().name(),
                        "/business-units/" + patient.unit().key()),
                Crumb.here(patient.number().grouped()));
    }

    /** One time that the doctor was there. */
    record Visit(long id, String href, Instant at, String by, Standing standing, Duration lasted) {

        static Optional<Visit> of(Examination examination, Patient patient, People people) {
            return examination.ended() instanceof Ended ended
                    ? Optional.of(of(examination, ended, patient, people))
                    : Optional.empty();
        }

        private static Visit of(Examination examination, Ended ended, Patient patient, People people) {
            var by = examination.askedBy();
            return new Visit(
                    examination.id(),
                    "%s?examination=%d".formatted(patient.href(), examination.id()),
                    ended.at(),
                    by == null ? "Daily round" : "Sent by " + people.nameOf(by),
                    Standing.of(ended.verdict()),
                    ended.lasted());
        }
    }
}

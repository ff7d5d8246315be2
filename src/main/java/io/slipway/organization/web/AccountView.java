package io.slipway.organization.web;

import io.slipway.organization.Account;
import io.slipway.organization.Stage;
import io.slipway.organization.doctor.Examination;
import io.slipway.organization.doctor.Examination.Ended;
import io.slipway.organization.doctor.Examinations;
import io.slipway.organization.doctor.Patient;
import io.slipway.organization.doctor.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account and what the doctor last found there, or finds just now.
 *
 * @param looking whether the doctor is there
 * @param sums what was found, in numbers
 * @param lookedAt null when nobody did
 */
record AccountView(
        String number,
        String grouped,
        List<String> stages,
        String region,
        String role,
        String href,
        Standing standing,
        boolean looking,
        String sums,
        @Nullable Instant lookedAt,
        List<FindingView> findings) {

    static AccountView of(Patient patient, Examinations examinations) {
        return examinations
                .going(patient)
                .or(() -> examinations.latest(patient))
                .map(examination -> of(patient, examination))
                .orElseGet(() -> neverSeen(patient));
    }

    static AccountView of(Patient patient, Examination examination) {
        var ended = examination.ended();
        return view(
                patient,
                ended == null ? Standing.LOOKING : Standing.of(ended.verdict()),
                examination.goesOn(),
                ended == null ? progress(examination) : sums(examination),
                at(ended),
                FindingView.all(examination.findings()));
    }

    static AccountView neverSeen(Patient patient) {
        return view(patient, Standing.UNKNOWN, false, "nobody looked yet", null, List.of());
    }

    /** Whether a fold is open from the start: when there is something to do. */
    public boolean open() {
        return looking || findings.stream().anyMatch(finding -> !finding.tone().equals("ready"));
    }

    public String note() {
        return "%s, role %s".formatted(region, role);
    }

    private static AccountView view(
            Patient patient,
            Standing standing,
            boolean looking,
            String sums,
            @Nullable Instant lookedAt,
            List<FindingView> findings) {
        Account account = patient.account();
        return new AccountView(
                account.number().value(),
                account.number().grouped(),
                patient.stages().stream().map(Stage::key).toList(),
                account.region(),
                account.role(),
                patient.href(),
                standing,
                looking,
                sums,
                lookedAt,
                findings);
    }

    private static @Nullable Instant at(@Nullable Ended ended) {
        return ended == null ? null : ended.at();
    }

    private static String progress(Examination examination) {
        return "%d of %d seen".formatted(examination.findings().size(), examination.expected());
    }

    private static String sums(Examination examination) {
        var sums = new ArrayList<String>();
        add(sums, examination.count(Verdict.RED), "to mend");
        add(sums, examination.count(Verdict.AMBER), "to watch");
        add(sums, examination.count(Verdict.UNSEEN), "not looked at");
        add(sums, examination.count(Verdict.GREEN), "fine");
        return String.join(", ", sums);
    }

    private static void add(List<String> sums, long count, String words) {
        if (count > 0) {
            sums.add("%d %s".formatted(count, words));
        }
    }
}

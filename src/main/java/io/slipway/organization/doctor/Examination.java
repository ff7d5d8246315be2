package io.slipway.organization.doctor;

import io.slipway.identity.UserId;
import io.slipway.organization.AccountNumber;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.organization.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One look at an account.
 *
 * @param askedBy null for the daily round
 * @param expected how many findings there will be
 * @param findings what was found so far, in the order of the checks
 * @param ended null as long as it goes on
 */
public record Examination(
        long id,
        BusinessUnitKey unit,
        AccountNumber account,
        @Nullable UserId askedBy,
        Instant askedAt,
        int expected,
        @Nullable Ended ended,
        List<Finding> findings) {

    public Examination {
        findings = List.copyOf(findings);
    }

    public boolean goesOn() {
        return ended == null;
    }

    Examination with(List<Finding> found) {
        return new Examination(id, unit, account, askedBy, askedAt, expected, ended, found);
    }

    /** The worst that a project in these stages would meet. */
    public Optional<Finding> red(Set<Stage> stages) {
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.RED)
                .filter(finding -> finding.check().concerns(stages))
                .findFirst();
    }

    public long count(Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    /** How it ended. */
    public record Ended(Instant at, Verdict verdict, Duration lasted) {}
}

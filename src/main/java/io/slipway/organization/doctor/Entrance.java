package io.slipway.organization.doctor;

import io.slipway.aws.Inside;
import io.slipway.aws.Sight;
import io.slipway.organization.doctor.Finding.Remedy;

/** Whether Slipway can enter the account at all. Without that there is nothing else to see. */
sealed interface Entrance {

    /** It can. */
    record Open(Inside inside) implements Entrance {}

    /** It cannot. */
    record Shut(Finding finding) implements Entrance {}

    static Entrance of(Sight<Inside> entered, Check check, Patient patient, Remedy remedy) {
        return switch (entered) {
            case Sight.Seen<Inside>(var inside) -> new Open(inside);
            case Sight.Nothing<Inside>() -> new Shut(denied(check, patient, "", remedy));
            case Sight.Hidden<Inside>(var why) -> new Shut(denied(check, patient, why, remedy));
            case Sight.Silent<Inside>(var why) -> new Shut(silent(check, why));
        };
    }

    private static Finding denied(Check check, Patient patient, String why, Remedy remedy) {
        var role = "%s-plan".formatted(patient.account().role());
        return Finding.red(
                check,
                "Slipway cannot enter the account.",
                "The role %s of %s does not let Slipway in, or is not there. %s"
                        .formatted(role, patient.number(), why)
                        .strip(),
                remedy);
    }

    /** Not the account's fault as far as anybody knows. */
    private static Finding silent(Check check, String why) {
        return Finding.amber(
                check, "AWS did not let Slipway try the door.", why, Remedy.of("Look again in a few minutes."));
    }
}

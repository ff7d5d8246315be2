package io.slipway.organization.doctor;

import io.slipway.organization.Stage;
import io.slipway.organization.doctor.Finding.Remedy;
import io.slipway.organization.setup.Chore;
import io.slipway.organization.setup.Setup;
import java.util.List;

/** What mends an account: the commands that made it, once more. They change only what is not as it should be. */
record Remedies(Setup setup, Patient patient) {

    Remedy bootstrap() {
        return run(setup.bootstrap(patient.account()));
    }

    Remedy network(Stage stage) {
        return run(setup.network(patient.unit(), stage));
    }

    Remedy platform(Stage stage) {
        return run(setup.platform(patient.unit(), stage));
    }

    /** Asks AWS for one machine of each of these quotas. */
    Remedy quotas(List<String> codes) {
        var commands = codes.stream()
                .map(code -> ("aws service-quotas request-service-quota-increase --region %s --service-code sagemaker"
                                + " --quota-code %s --desired-value 1")
                        .formatted(patient.account().region(), code))
                .toList();
        return new Remedy(
                "Ask AWS for more, signed in to %s. Small rises are granted within the hour."
                        .formatted(patient.number()),
                commands);
    }

    /** Whoever chose otherwise than the page proposes knows it from then. */
    private static Remedy run(Chore chore) {
        var text =
                "Run this from the top of the repository, signed in to %s as an administrator, with the values of the"
                        + " first time. It changes only what is not as it should be.";
        return new Remedy(text.formatted(chore.account()), chore.commands());
    }
}

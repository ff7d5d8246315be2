package io.slipway.organization.doctor;

import io.slipway.organization.AskedMachines;
import io.slipway.organization.Stage;
import io.slipway.organization.setup.Setup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Everything that the doctor looks at in an account, the entrance first. */
@Component
class Looks {

    private final Setup setup;
    private final ObjectProvider<AskedMachines> asked;

    Looks(Setup setup, ObjectProvider<AskedMachines> asked) {
        this.setup = setup;
        this.asked = asked;
    }

    /** In the order in which they are shown. */
    List<Look> of(Patient patient) {
        var remedies = new Remedies(setup, patient);
        var looks = new ArrayList<>(ofAccount(patient, remedies));
        patient.stages().forEach(stage -> looks.addAll(ofStage(patient, stage, remedies)));
        if (patient.stages().contains(Stage.DEV)) {
            looks.add(new QuotaLook(
                    new Check(Subject.QUOTA, Stage.DEV),
                    machines(AskedMachines::offered),
                    machines(AskedMachines::usual),
                    remedies));
        }
        return List.copyOf(looks);
    }

    private static List<Look> ofAccount(Patient patient, Remedies remedies) {
        var account = patient.account();
        var bootstrap = remedies.bootstrap();
        return List.of(
                role(Subject.ROLE, "-plan", patient, remedies),
                role(Subject.APPLY_ROLE, "-apply", patient, remedies),
                new RegionLook(Check.ofAccount(Subject.REGION), account),
                new SignInLook(Check.ofAccount(Subject.SIGN_IN), bootstrap),
                new StateLook(Check.ofAccount(Subject.STATE), account, bootstrap));
    }

    private static Look role(Subject subject, String ending, Patient patient, Remedies remedies) {
        var account = patient.account();
        return new RoleLook(Check.ofAccount(subject), account.role() + ending, account.number(), remedies.bootstrap());
    }

    private static List<Look> ofStage(Patient patient, Stage stage, Remedies remedies) {
        var path = "/mlops/%s/%s".formatted(patient.unit().key(), stage.key());
        return List.of(
                new NetworkLook(new Check(Subject.NETWORK, stage), path + "/network", remedies.network(stage)),
                new PlatformLook(new Check(Subject.PLATFORM, stage), path, remedies.platform(stage)));
    }

    private Set<String> machines(Function<AskedMachines, Set<String>> which) {
        return asked.stream().flatMap(knower -> which.apply(knower).stream()).collect(Collectors.toSet());
    }
}

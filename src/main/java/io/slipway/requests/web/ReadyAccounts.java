package io.slipway.requests.web;

import io.slipway.catalog.Manifest;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Readiness;
import io.slipway.organization.Readiness.Hindrance;
import io.slipway.organization.Stage;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether the accounts that a template needs are ready; a red one stops the request before it is planned. */
@Component
class ReadyAccounts {

    private final Readiness readiness;

    ReadyAccounts(Readiness readiness) {
        this.readiness = readiness;
    }

    Optional<Hindrance> hindrance(BusinessUnit unit, Manifest manifest) {
        return readiness.hindrance(unit, stages(manifest));
    }

    private static Set<Stage> stages(Manifest manifest) {
        return Arrays.stream(Stage.values())
                .filter(stage ->
                        manifest.stages().stream().anyMatch(spec -> spec.stage().equals(stage.key())))
                .collect(Collectors.toSet());
    }
}

package io.slipway.organization.setup;

import io.slipway.aws.PortalPass;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who Slipway is, for commands; a variable of the shell stands for what it does not know itself. */
@Component
class PortalIntroduction {

    private final ObjectProvider<PortalPass> pass;

    PortalIntroduction(ObjectProvider<PortalPass> pass) {
        this.pass = pass;
    }

    String principal() {
        return pass.stream()
                .flatMap(known -> known.principal().stream())
                .findFirst()
                .orElse("$SLIPWAY_PRINCIPAL_ARN");
    }

    String externalId() {
        return pass.stream().map(PortalPass::externalId).findFirst().orElse("$SLIPWAY_EXTERNAL_ID");
    }

    String organization() {
        return pass.stream()
                .flatMap(known -> known.organization().stream())
                .findFirst()
                .orElse("");
    }
}

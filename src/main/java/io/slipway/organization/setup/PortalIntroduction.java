package io.slipway.organization.setup;

import io.slipway.aws.PortalPass;
import java.util.ArrayList;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who Slipway is, for commands; a variable of the shell stands for what it does not know itself. */
@Component
class PortalIntroduction {

    private static final String PRINCIPAL = "$SLIPWAY_PRINCIPAL_ARN";
    private static final String EXTERNAL_ID = "$SLIPWAY_EXTERNAL_ID";

    private final ObjectProvider<PortalPass> pass;

    PortalIntroduction(ObjectProvider<PortalPass> pass) {
        this.pass = pass;
    }

    String principal() {
        return pass.stream()
                .flatMap(known -> known.principal().stream())
                .findFirst()
                .orElse(PRINCIPAL);
    }

    String externalId() {
        return pass.stream().map(PortalPass::externalId).findFirst().orElse(EXTERNAL_ID);
    }

    /** What the shell must fill in, in words; empty when Slipway knows everything. */
    String gaps() {
        var gaps = new ArrayList<String>();
        if (principal().equals(PRINCIPAL)) {
            gaps.add("SLIPWAY_PRINCIPAL_ARN to the ARN of the role that Slipway runs as");
        }
        if (externalId().equals(EXTERNAL_ID)) {
            gaps.add("SLIPWAY_EXTERNAL_ID to what you choose for slipway.aws.external-id");
        }
        return gaps.isEmpty() ? "" : " Before, set %s.".formatted(String.join(" and ", gaps));
    }

    String organization() {
        return pass.stream()
                .flatMap(known -> known.organization().stream())
                .findFirst()
                .orElse("");
    }
}

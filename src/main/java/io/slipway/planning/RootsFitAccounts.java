package io.slipway.planning;

import io.slipway.aws.AccountAccess;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses to start where Terraform would make nothing in accounts that are there, or everything in ones that are not. */
@Component
class RootsFitAccounts implements SmartInitializingSingleton {

    private static final String ROOTS = "slipway.terraform.roots";

    private final Environment environment;
    private final ObjectProvider<AccountAccess> access;

    RootsFitAccounts(Environment environment, ObjectProvider<AccountAccess> access) {
        this.environment = environment;
        this.access = access;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var roots = environment.getProperty(ROOTS, "sandbox");
        var accounts = access.getIfAvailable() != null;
        if (accounts && roots.equals("sandbox")) {
            throw new FailureAnalyzedException(
                    "slipway.aws.enabled is true, but %s are the sandbox's, which make nothing in AWS."
                            .formatted(ROOTS),
                    "Set %s to projects, or start with the profile aws or aws-emulator, which does.".formatted(ROOTS));
        }
        if (!accounts && roots.equals("projects")) {
            throw new FailureAnalyzedException(
                    "%s are those for AWS, but slipway.aws.enabled is not true.".formatted(ROOTS),
                    "Start with the profile aws or aws-emulator, or leave %s out for the sandbox.".formatted(ROOTS));
        }
    }
}

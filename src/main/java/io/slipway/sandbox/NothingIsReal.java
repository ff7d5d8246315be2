package io.slipway.sandbox;

import io.slipway.web.SandboxBadge;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** What the sandbox means, for every page. */
@Component
@OnSandbox
class NothingIsReal implements SandboxBadge {

    private final boolean aws;
    private final String endpoint;

    NothingIsReal(Environment environment) {
        this.aws = environment.getProperty("slipway.aws.enabled", Boolean.class, false);
        this.endpoint = environment.getProperty("slipway.aws.endpoint", "");
    }

    @Override
    public String meaning() {
        if (!aws) {
            return "GitHub, Git and Terraform run on this machine; nothing is made in AWS or on github.com.";
        }
        return endpoint.isEmpty()
                ? "GitHub and Git run on this machine, but AWS is real: what is signed off is made in its accounts."
                : "GitHub and Git run on this machine, and AWS is the emulator at %s; nothing is made elsewhere."
                        .formatted(endpoint);
    }
}

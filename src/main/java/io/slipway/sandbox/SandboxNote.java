package io.slipway.sandbox;

import io.slipway.web.SandboxBadge;
import org.springframework.stereotype.Component;

/** What the sandbox means, for every page. */
@OnSandbox
@Component
class SandboxNote implements SandboxBadge {

    @Override
    public String meaning() {
        return "Nothing is made in AWS or on GitHub. Terraform and git are real, and stay on this machine.";
    }
}

package io.slipway.sandbox;

import io.slipway.web.SandboxBadge;
import org.springframework.stereotype.Component;

/** What the sandbox means, for every page. */
@Component
@OnSandbox
class NothingIsReal implements SandboxBadge {

    @Override
    public String meaning() {
        return "GitHub, Git and Terraform run on this machine; nothing is made in AWS or on github.com.";
    }
}

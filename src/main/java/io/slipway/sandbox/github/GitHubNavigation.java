package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import io.slipway.web.NavigationEntry;
import org.springframework.stereotype.Component;

/** The GitHub of the sandbox in the navigation. */
@Component
@OnSandbox
class GitHubNavigation implements NavigationEntry {

    @Override
    public int order() {
        return 900;
    }

    @Override
    public String group() {
        return "Sandbox";
    }

    @Override
    public String label() {
        return "GitHub";
    }

    @Override
    public String icon() {
        return "repo";
    }

    @Override
    public String href() {
        return "/github";
    }
}

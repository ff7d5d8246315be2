package io.slipway.provisioning.web;

import io.slipway.web.NavigationEntry;
import org.springframework.stereotype.Component;

/** The way to the runs. */
@Component
class RunNavigation implements NavigationEntry {

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String label() {
        return "Runs";
    }

    @Override
    public String icon() {
        return "pulse";
    }

    @Override
    public String href() {
        return "/runs";
    }
}

package io.slipway.organization.web;

import io.slipway.web.NavigationEntry;
import org.springframework.stereotype.Component;

/** The way to the business units. */
@Component
class BusinessUnitsNavigation implements NavigationEntry {

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String group() {
        return "Administration";
    }

    @Override
    public String label() {
        return "Business units";
    }

    @Override
    public String icon() {
        return "house";
    }

    @Override
    public String href() {
        return "/business-units";
    }
}

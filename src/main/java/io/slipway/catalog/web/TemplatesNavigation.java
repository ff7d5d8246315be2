package io.slipway.catalog.web;

import io.slipway.web.NavigationEntry;
import org.springframework.stereotype.Component;

/** The way to the templates. */
@Component
class TemplatesNavigation implements NavigationEntry {

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String label() {
        return "Templates";
    }

    @Override
    public String icon() {
        return "stack";
    }

    @Override
    public String href() {
        return "/templates";
    }
}

package io.slipway.publishing.web;

import io.slipway.identity.Role;
import io.slipway.web.NavigationEntry;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The way to the template repositories, for those who may publish them. */
@Component
class PublishingNavigation implements NavigationEntry {

    @Override
    public int order() {
        return 65;
    }

    @Override
    public String group() {
        return "Administration";
    }

    @Override
    public String label() {
        return "Template repositories";
    }

    @Override
    public String icon() {
        return "repo";
    }

    @Override
    public String href() {
        return RepositoriesPage.HREF;
    }

    @Override
    public boolean visibleTo(Set<String> authorities) {
        return authorities.contains(Role.ADMIN.authority());
    }
}

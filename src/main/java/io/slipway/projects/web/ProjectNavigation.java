package io.slipway.projects.web;

import io.slipway.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways home and to the projects. */
@Configuration(proxyBeanMethods = false)
class ProjectNavigation {

    @Bean
    NavigationEntry homeEntry() {
        return new Entry(10, "Home", "home", "/");
    }

    @Bean
    NavigationEntry projectsEntry() {
        return new Entry(30, "Projects", "hull", "/projects");
    }

    private record Entry(int order, String label, String icon, String href) implements NavigationEntry {}
}

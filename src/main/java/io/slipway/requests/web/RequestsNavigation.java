package io.slipway.requests.web;

import io.slipway.web.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lines of the main navigation that lead to requests. */
@Configuration(proxyBeanMethods = false)
class RequestsNavigation {

    @Bean
    NavigationEntry newProjectEntry() {
        return new Entry(15, "New project", "plus", "/templates");
    }

    @Bean
    NavigationEntry requestsEntry() {
        return new Entry(20, "Requests", "request", "/requests");
    }

    private record Entry(int order, String label, String icon, String href) implements NavigationEntry {}
}

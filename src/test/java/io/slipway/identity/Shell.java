package io.slipway.identity;

import static io.slipway.identity.Role.ADMIN;
import static io.slipway.identity.Role.APPROVER;
import static io.slipway.identity.Role.DATA_SCIENTIST;

import io.slipway.testing.TestDatabase;
import io.slipway.web.NavigationEntry;
import io.slipway.web.SandboxBadge;
import io.slipway.web.SystemNotice;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** The shell alone: web and identity, three people to be, two lines of navigation and a notice. No {@code @Configuration}: only who names it gets it. */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {"io.slipway.web", "io.slipway.identity"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@Import(TestDatabase.class)
public class Shell {

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-10-14T12:00:00Z"), ZoneOffset.UTC);
    }

    @Bean
    DemoPeople demoPeople() {
        return () -> List.of(
                demo("ada", "Ada", DATA_SCIENTIST, "Asks for a project."),
                demo("grace", "Grace", APPROVER, "Signs what others ask for."),
                demo("linus", "Linus", ADMIN, "Keeps it running."));
    }

    @Bean
    NavigationEntry requests() {
        return new Entry(10, "Work", "Requests", "request", "/requests", "");
    }

    @Bean
    NavigationEntry businessUnits() {
        return new Entry(90, "Administration", "Business units", "house", "/business-units", "ROLE_ADMIN");
    }

    @Bean
    SystemNotice missingTerraform() {
        return () -> Optional.of("There is no Terraform on this machine.");
    }

    @Bean
    SandboxBadge sandboxBadge() {
        return () -> "Nothing is made in AWS or on GitHub.";
    }

    private static DemoPeople.DemoPerson demo(String login, String name, Role role, String story) {
        return new DemoPeople.DemoPerson(new Person(new UserId(login), name, role), story);
    }

    private record Entry(int order, String group, String label, String icon, String href, String needs)
            implements NavigationEntry {

        @Override
        public long count(String login) {
            return login.equals("ada") ? 5 : 0;
        }

        @Override
        public boolean visibleTo(Set<String> authorities) {
            return needs.isEmpty() || authorities.contains(needs);
        }
    }
}

package io.slipway.testing;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import io.slipway.approvals.Approvals;
import io.slipway.catalog.Catalog;
import io.slipway.github.GitHub;
import io.slipway.identity.DemoPeople;
import io.slipway.identity.People;
import io.slipway.identity.Person;
import io.slipway.identity.Role;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnits;
import io.slipway.planning.PlanBench;
import io.slipway.planning.Plans;
import io.slipway.projects.Projects;
import io.slipway.provisioning.Runs;
import io.slipway.provisioning.engine.RunBench;
import io.slipway.requests.Requests;
import io.slipway.terraform.Terraform;
import io.slipway.web.NavigationEntry;
import io.slipway.work.Work;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * All modules on a real PostgreSQL; only GitHub and Terraform are acted, and nothing goes on by itself: what is begun
 * in the background waits for ever, and a test does it when it wants to. {@link Shipwright} drives requests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Yard.Setup.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
public @interface Yard {

    /** No {@code @Configuration}, so that no scan finds it. */
    @EnableAutoConfiguration(
            excludeName = "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration")
    @ConfigurationPropertiesScan(basePackageClasses = Runs.class)
    @ComponentScan(
            basePackageClasses = {
                NavigationEntry.class,
                People.class,
                Catalog.class,
                BusinessUnits.class,
                Requests.class,
                Plans.class,
                Approvals.class,
                Runs.class,
                Projects.class,
                Work.class
            },
            basePackages = "io.slipway.notifications",
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*Tests.*|.*PagesSetup.*|.*\\.Shell.*"))
    @Import({TestDatabase.class, PlanBench.class, RunBench.class, Shipwright.class})
    class Setup {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        GitHub github() {
            return new FakeGitHub();
        }

        @Bean
        Terraform terraform() {
            return new FakeTerraform();
        }

        /** Never started. */
        @Bean
        Scheduler scheduler(DataSource dataSource, List<Task<?>> tasks) {
            return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), tasks)
                    .build();
        }

        @Bean
        DemoPeople everybody() {
            return () -> Stream.of(
                            person("ada", Role.DATA_SCIENTIST),
                            person("katherine", Role.DATA_SCIENTIST),
                            person("mallory", Role.DATA_SCIENTIST),
                            person("grace", Role.APPROVER),
                            person("barbara", Role.APPROVER),
                            person("linus", Role.ADMIN))
                    .map(person -> new DemoPeople.DemoPerson(person, "Tests."))
                    .toList();
        }

        private static Person person(String login, Role role) {
            var name = Character.toUpperCase(login.charAt(0)) + login.substring(1);
            return new Person(new UserId(login), name, role);
        }
    }
}

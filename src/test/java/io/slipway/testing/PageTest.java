package io.slipway.testing;

import io.slipway.catalog.Catalog;
import io.slipway.identity.CurrentUser;
import io.slipway.identity.People;
import io.slipway.identity.Person;
import io.slipway.identity.Role;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnits;
import io.slipway.web.NavigationEntry;
import io.slipway.work.Work;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithMockUser;

/** The pages that need no more than the shell, the catalog and the business units, and somebody who is signed in. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = PageTest.Setup.class)
@AutoConfigureMockMvc
@WithMockUser("ada")
public @interface PageTest {

    /** The shell and the two modules; no {@code @Configuration}, so that no scan finds it. */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackageClasses = {NavigationEntry.class, Catalog.class, BusinessUnits.class, Work.class},
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*Tests.*"))
    @Import(TestDatabase.class)
    class Setup {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        /** Linus is an admin, everybody else is not. */
        @Bean
        CurrentUser currentUser() {
            return () -> person(
                    Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication())
                            .getName());
        }

        private static Person person(String login) {
            return new Person(new UserId(login), login, login.equals("linus") ? Role.ADMIN : Role.DATA_SCIENTIST);
        }

        @Bean
        People people() {
            return new Strangers();
        }
    }

    /** Nobody is known by name. */
    class Strangers implements People {

        @Override
        public List<Person> all() {
            return List.of();
        }

        @Override
        public Optional<Person> find(UserId id) {
            return Optional.empty();
        }

        @Override
        public void register(Person person) {
            throw new UnsupportedOperationException("Nobody becomes known here");
        }
    }
}

package io.slipway.requests.web;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.Manifest;
import io.slipway.identity.CurrentUser;
import io.slipway.identity.People;
import io.slipway.identity.Person;
import io.slipway.identity.Role;
import io.slipway.identity.UserId;
import io.slipway.organization.Account;
import io.slipway.organization.AccountNumber;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.organization.BusinessUnits;
import io.slipway.organization.Readiness;
import io.slipway.organization.Stage;
import io.slipway.requests.AnswerCheck;
import io.slipway.requests.NameCheck;
import io.slipway.requests.Request;
import io.slipway.requests.RequestPanel;
import io.slipway.testing.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.context.SecurityContextHolder;

/** The pages of requests among neighbours of the same manners, so that each test says itself what they answer. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration")
@ComponentScan(
        basePackages = {"io.slipway.requests", "io.slipway.web"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Tests|PagesSetup).*"))
@Import(TestDatabase.class)
class PagesSetup {

    static final Person ADA = new Person(new UserId("ada"), "Ada", Role.DATA_SCIENTIST);
    static final Person KATHERINE = new Person(new UserId("katherine"), "Katherine", Role.DATA_SCIENTIST);
    static final Person GRACE = new Person(new UserId("grace"), "Grace", Role.APPROVER);
    static final Person LINUS = new Person(new UserId("linus"), "Linus", Role.ADMIN);
    static final Person MALLORY = new Person(new UserId("mallory"), "Mallory", Role.DATA_SCIENTIST);
    private static final List<Person> EVERYBODY = List.of(ADA, KATHERINE, GRACE, LINUS, MALLORY);

    private static final BusinessUnit RETAIL = unit("retail-banking", "Retail banking", ADA, KATHERINE);
    private static final BusinessUnit FRAUD = unit("fraud", "Fraud", MALLORY);
    private static final BusinessUnit SECRET = unit("secret-lab", "Secret lab", GRACE);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    Catalog catalog() {
        return new SampleTemplate();
    }

    @Bean
    People people() {
        return new Everybody();
    }

    @Bean
    CurrentUser currentUser(People people) {
        return () -> Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .flatMap(somebody -> people.find(new UserId(somebody.getName())))
                .orElseThrow();
    }

    @Bean
    BusinessUnits businessUnits() {
        return new Units();
    }

    @Bean
    Doctored doctored() {
        return new Doctored();
    }

    @Bean
    NameCheck takenName() {
        return (name, unit, manifest) -> switch (name.value()) {
            case "taken-name" -> List.of("GitHub has taken-name-training already. Choose another name.");
            case "outage" -> throw new IllegalStateException("GitHub does not answer");
            default -> List.of();
        };
    }

    @Bean
    AnswerCheck teams() {
        return new Teams();
    }

    @Bean
    RequestPanel panel() {
        return new RequestPanel() {

            @Override
            public int order() {
                return 10;
            }

            @Override
            public Optional<Content> content(Request request, Person viewer) {
                return Optional.of(
                        new Content("requests/sample-panel", request.id().toString(), false));
            }
        };
    }

    /** A doctor who says what the test wants. */
    static final class Doctored implements Readiness {

        private Optional<Hindrance> hindrance = Optional.empty();

        void says(String reason) {
            hindrance = Optional.of(new Hindrance(
                    new AccountNumber("111122223332"),
                    "prod",
                    reason,
                    "/business-units/retail-banking/accounts/111122223332"));
        }

        void saysNothing() {
            hindrance = Optional.empty();
        }

        @Override
        public Optional<Hindrance> hindrance(BusinessUnit unit, Set<Stage> stages) {
            return stages.contains(Stage.PROD) ? hindrance : Optional.empty();
        }
    }

    private static BusinessUnit unit(String key, String name, Person... members) {
        var accounts = new TreeMap<Stage, Account>();
        for (var stage : Stage.values()) {
            accounts.put(
                    stage, new Account(new AccountNumber("11112222333" + stage.ordinal()), "eu-west-1", "slipway"));
        }
        return new BusinessUnit(
                new BusinessUnitKey(key),
                name,
                "eu-west-1",
                "RB-44120",
                accounts,
                List.of(members).stream().map(Person::id).toList(),
                key.equals("retail-banking") ? List.of(GRACE.id()) : List.of(),
                1);
    }

    private static final class Everybody implements People {

        @Override
        public List<Person> all() {
            return EVERYBODY;
        }

        @Override
        public Optional<Person> find(UserId id) {
            return EVERYBODY.stream().filter(person -> person.id().equals(id)).findFirst();
        }

        @Override
        public void register(Person person) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Units implements BusinessUnits {

        @Override
        public List<BusinessUnit> all() {
            return List.of(FRAUD, RETAIL, SECRET);
        }

        @Override
        public Optional<BusinessUnit> find(BusinessUnitKey key) {
            return all().stream().filter(unit -> unit.key().equals(key)).findFirst();
        }

        @Override
        public void add(BusinessUnit unit) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Teams implements AnswerCheck {

        @Override
        public Map<String, String> problems(Manifest manifest, Map<String, String> submitted) {
            return teams().contains(submitted.getOrDefault("team", ""))
                    ? Map.of()
                    : Map.of("team", "There is no such team. Choose one of the list.");
        }

        @Override
        public List<String> teams() {
            return List.of("customer-insights", "payments-science");
        }
    }
}

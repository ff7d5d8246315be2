package io.slipway.testing;

import io.slipway.catalog.Answers;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.Manifest;
import io.slipway.catalog.TemplateKey;
import io.slipway.identity.People;
import io.slipway.identity.Person;
import io.slipway.identity.Role;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.organization.BusinessUnits;
import io.slipway.planning.Plan;
import io.slipway.requests.AnswerCheck;
import io.slipway.requests.Drafts;
import io.slipway.requests.ProjectName;
import io.slipway.requests.Request;
import io.slipway.requests.RequestId;
import io.slipway.requests.Requests;
import io.slipway.requests.Wish;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rooms in which people ask, sign and look, on a real database; nothing is planned and nothing runs. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration")
@ComponentScan(
        basePackages = {
            "io.slipway.web",
            "io.slipway.identity",
            "io.slipway.catalog",
            "io.slipway.organization",
            "io.slipway.requests",
            "io.slipway.approvals",
            "io.slipway.projects",
            "io.slipway.notifications",
            "io.slipway.work"
        },
        excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = Rooms.OfTests.class))
@Import(TestDatabase.class)
public class Rooms {

    public static final Person ADA = new Person(new UserId("ada"), "Ada", Role.DATA_SCIENTIST);
    public static final Person GRACE = new Person(new UserId("grace"), "Grace", Role.APPROVER);
    public static final Person LINUS = new Person(new UserId("linus"), "Linus", Role.ADMIN);
    public static final Person ROOT = new Person(new UserId("root"), "Root", Role.ADMIN);
    public static final Person MALLORY = new Person(new UserId("mallory"), "Mallory", Role.DATA_SCIENTIST);

    public static final String DIGEST = "7f3a91c4".repeat(8);
    public static final String OTHER_DIGEST = "0b5277aa".repeat(8);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    FakeGitHub github() {
        return new FakeGitHub();
    }

    @Bean
    FakePlans plans() {
        return new FakePlans();
    }

    @Bean
    AnswerCheck answerCheck() {
        return new AnswerCheck() {

            @Override
            public Map<String, String> problems(Manifest manifest, Map<String, String> submitted) {
                return Map.of();
            }

            @Override
            public List<String> teams() {
                return List.of("customer-insights");
            }
        };
    }

    @Bean
    Desk desk(
            Drafts drafts,
            Requests requests,
            FakePlans plans,
            Catalog catalog,
            BusinessUnits units,
            People people,
            JdbcClient jdbc) {
        return new Desk(drafts, requests, plans, catalog, units, people, jdbc);
    }

    /** Brings requests to where a test needs them. */
    public record Desk(
            Drafts drafts,
            Requests requests,
            FakePlans plans,
            Catalog catalog,
            BusinessUnits units,
            People people,
            JdbcClient jdbc) {

        private static final AtomicInteger NAMES = new AtomicInteger();

        /** No request, no project, no notice; the people of the cast. */
        public void clear() {
            jdbc.sql("truncate request, decision, project, notice").update();
            plans.clear();
            List.of(ADA, GRACE, LINUS, ROOT, MALLORY).forEach(people::register);
        }

        public Request planned(Person requester, String template, String unit, Map<String, Object> answers) {
            var version = catalog.newest(new TemplateKey(template)).orElseThrow();
            var wish = new Wish.Checked(
                    new BusinessUnitKey(unit),
                    new ProjectName("churn-" + NAMES.incrementAndGet()),
                    Answers.of(answers),
                    "Customers leave.");
            var request = drafts.ask(requester.id(), version.id(), wish);
            plans.add(plan(request));
            return requests.planned(request.id(), DIGEST);
        }

        public Request planned(Person requester) {
            return planned(requester, "train-deploy", "retail-banking", answers());
        }

        public Request awaiting(Person requester) {
            return requests.submit(planned(requester).id(), DIGEST);
        }

        public Request approved(Person requester, Person approver) {
            return requests.approve(awaiting(requester).id(), approver.id(), DIGEST);
        }

        public Plan plan(Request request) {
            var manifest = catalog.get(request.template()).manifest();
            var made = request.createdAt().minus(Duration.ofMinutes(2));
            return SamplePlan.of(request, manifest, units.get(request.businessUnit()), DIGEST, made);
        }

        public static Map<String, Object> answers() {
            return Map.of(
                    "inference",
                    "real-time",
                    "container",
                    false,
                    "team",
                    "customer-insights",
                    "instance-type",
                    "ml.m5.xlarge",
                    "monthly-budget",
                    500L,
                    "cost-centre",
                    "RB-44120");
        }

        public Request now(RequestId id) {
            return requests.get(id);
        }
    }

    /** What only tests have is no part of the rooms. */
    static final class OfTests implements TypeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory readers) {
            return reader.getResource().toString().contains("test-classes");
        }
    }
}

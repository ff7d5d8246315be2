package io.slipway.testing;

import io.slipway.approvals.Approvals;
import io.slipway.catalog.TemplateKey;
import io.slipway.catalog.TemplateVersionId;
import io.slipway.identity.DemoPeople;
import io.slipway.identity.People;
import io.slipway.identity.Person;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.organization.BusinessUnits;
import io.slipway.planning.Plan;
import io.slipway.planning.PlanBench;
import io.slipway.planning.Plans;
import io.slipway.requests.Drafts;
import io.slipway.requests.ProjectName;
import io.slipway.requests.Request;
import io.slipway.requests.RequestId;
import io.slipway.requests.Requests;
import io.slipway.requests.Wish;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Drives Ada's requests for the treasury, where Katherine works too and Grace and Barbara sign; Linus is an admin and
 * signs nothing there, Mallory has nothing to do with it.
 */
public final class Shipwright {

    public static final UserId ADA = new UserId("ada");

    private static final BusinessUnitKey TREASURY = new BusinessUnitKey("treasury");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Requests requests;
    private final Drafts drafts;
    private final Plans plans;
    private final PlanBench bench;
    private final Approvals approvals;
    private final People people;
    private final JdbcClient jdbc;

    Shipwright(
            Requests requests,
            Drafts drafts,
            Plans plans,
            PlanBench bench,
            Approvals approvals,
            People people,
            BusinessUnits units,
            DemoPeople cast,
            JdbcClient jdbc) {
        this.requests = requests;
        this.drafts = drafts;
        this.plans = plans;
        this.bench = bench;
        this.approvals = approvals;
        this.people = people;
        this.jdbc = jdbc;
        cast.all().forEach(demo -> people.register(demo.person()));
        units.add(treasury());
    }

    /** Leaves no request, plan, run, project or notice. */
    public void clear() {
        jdbc.sql("""
                truncate request, plan, planning_part, decision, run, run_step, run_line, effect, reserved_name,
                    project, notice, scheduled_tasks
                """).update();
    }

    public Person person(String login) {
        return people.find(new UserId(login)).orElseThrow();
    }

    public Request draft() {
        return drafts.begin(
                ADA, template("train"), new Wish.Typed("treasury", "churn", new TreeMap<>(), "Not done yet"));
    }

    public Request asked() {
        return asked("train");
    }

    public Request asked(String template) {
        return drafts.ask(ADA, template(template), wish("churn-" + NUMBERS.incrementAndGet()));
    }

    public Request planned() {
        return planned("train");
    }

    public Request planned(String template) {
        return plan(asked(template));
    }

    public Request submitted() {
        return submitted("train");
    }

    public Request submitted(String template) {
        return submit(planned(template));
    }

    public Request signed() {
        return signed("train");
    }

    public Request signed(String template) {
        var request = submitted(template);
        approvals.approve(request.id(), person("grace"), plan(request.id()).digest());
        return requests.get(request.id());
    }

    /** Signed, and its run goes on. */
    public Request provisioning() {
        return requests.start(signed().id());
    }

    /** Makes the plan of a request that waits for it. */
    public Request plan(Request request) {
        bench.plan(request.id());
        return requests.get(request.id());
    }

    public Request submit(Request planned) {
        return requests.submit(planned.id(), plan(planned.id()).digest());
    }

    /** The newest plan. */
    public Plan plan(RequestId request) {
        return plans.newest(request).orElseThrow();
    }

    /** Whoever goes through a list of states finds one request in each. */
    public List<Request> oneOfEach() {
        var withdrawn = planned();
        var rejected = submitted();
        approvals.reject(rejected.id(), person("grace"), plan(rejected.id()).digest(), "Too dear");
        return List.of(
                asked(),
                planned(),
                submitted(),
                signed(),
                requests.get(rejected.id()),
                requests.withdraw(withdrawn.id()));
    }

    private static TemplateVersionId template(String key) {
        return new TemplateVersionId(new TemplateKey(key), 1);
    }

    private static Wish.Checked wish(String project) {
        return new Wish.Checked(
                TREASURY, new ProjectName(project), Churn.request().answers(), "Customers leave.");
    }

    private static BusinessUnit treasury() {
        return new BusinessUnit(
                TREASURY,
                "Treasury",
                "eu-west-1",
                "TR-10000",
                Churn.unit().accounts(),
                List.of(ADA, new UserId("katherine")),
                List.of(new UserId("grace"), new UserId("barbara")),
                1);
    }
}

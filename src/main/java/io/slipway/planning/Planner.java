package io.slipway.planning;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.Manifest;
import io.slipway.catalog.Manifest.StageSpec;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.BusinessUnits;
import io.slipway.organization.Stage;
import io.slipway.planning.PlanningPart.Status;
import io.slipway.requests.IllegalTransitionException;
import io.slipway.requests.Request;
import io.slipway.requests.RequestId;
import io.slipway.requests.RequestState.Planning;
import io.slipway.requests.Requests;
import io.slipway.terraform.Engine;
import io.slipway.terraform.Terraform;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** Makes the plan of a request; changes nothing outside. May be run again after a crash. */
@Component
class Planner {

    static final String GITHUB = "github";

    private static final Logger LOG = LoggerFactory.getLogger(Planner.class);

    private final Requests requests;
    private final Catalog catalog;
    private final BusinessUnits units;
    private final StagePlanner stages;
    private final GitHubPlanner github;
    private final Terraform terraform;
    private final PlanDigest digests;
    private final JdbcPlans plans;
    private final JdbcPlanningParts parts;
    private final TransactionOperations transactions;
    private final Clock clock;

    Planner(
            Requests requests,
            Catalog catalog,
            BusinessUnits units,
            StagePlanner stages,
            GitHubPlanner github,
            Terraform terraform,
            PlanDigest digests,
            JdbcPlans plans,
            JdbcPlanningParts parts,
            TransactionOperations transactions,
            Clock clock) {
        this.requests = requests;
        this.catalog = catalog;
        this.units = units;
        this.stages = stages;
        this.github = github;
        this.terraform = terraform;
        this.digests = digests;
        this.plans = plans;
        this.parts = parts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Names the parts of a plan, for its progress. */
    static List<String> partsOf(Manifest manifest) {
        var names =
                new ArrayList<>(manifest.stages().stream().map(StageSpec::stage).toList());
        names.add(GITHUB);
        return names;
    }

    void plan(RequestId id) throws InterruptedException {
        var request = requests.get(id);
        if (!(request.state() instanceof Planning)) {
            return;
        }
        try {
            keep(request, make(request));
        } catch (PlanRefusedException e) {
            requests.planFailed(id, e.problem());
        } catch (IllegalTransitionException e) {
            LOG.info("{}: its plan is not wanted any more", id);
        } catch (RuntimeException e) {
            LOG.warn("{}: no plan", id, e);
            requests.planFailed(id, "The plan could not be made: %s".formatted(e.getMessage()));
        }
    }

    private Made make(Request request) throws InterruptedException {
        var manifest = catalog.get(request.template()).manifest();
        var unit = units.get(request.businessUnit());
        var stagePlans = stagePlans(request, manifest, unit);
        var githubPlan = githubPlan(request, manifest, unit, stagePlans);
        return new Made(githubPlan, stagePlans, engine());
    }

    private void keep(Request request, Made made) {
        var digest = digests.of(request, made.github(), made.stages());
        transactions.executeWithoutResult(_ -> {
            plans.add(request.id(), digest, made.github(), made.stages(), made.engine(), clock.instant());
            requests.planned(request.id(), digest);
        });
        LOG.info("{}: planned, digest {}", request.id(), digest);
    }

    private List<StagePlan> stagePlans(Request request, Manifest manifest, BusinessUnit unit)
            throws InterruptedException {
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("plan-", 0).factory())) {
            var futures = new ArrayList<Future<StagePlan>>();
            for (var spec : manifest.stages()) {
                futures.add(threads.submit(stage(request, manifest, unit, spec)));
            }
            try {
                return all(futures);
            } catch (InterruptedException e) {
                threads.shutdownNow(); // closing alone would wait until every Terraform is done
                throw e;
            }
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static List<StagePlan> all(List<Future<StagePlan>> futures)
            throws InterruptedException, ExecutionException {
        var made = new ArrayList<StagePlan>();
        for (var future : futures) {
            made.add(future.get());
        }
        return made;
    }

    private Callable<StagePlan> stage(Request request, Manifest manifest, BusinessUnit unit, StageSpec spec) {
        return () -> {
            parts.tell(request.id(), spec.stage(), Status.RUNNING, "Terraform plans");
            try {
                var plan = stages.plan(request, manifest, unit, spec);
                parts.tell(request.id(), spec.stage(), Status.DONE, plan.count(Action.CREATE) + " to create");
                return plan;
            } catch (RuntimeException e) {
                parts.tell(request.id(), spec.stage(), Status.FAILED, "cannot be planned");
                throw e;
            }
        };
    }

    private GitHubPlan githubPlan(Request request, Manifest manifest, BusinessUnit unit, List<StagePlan> stagePlans) {
        parts.tell(request.id(), GITHUB, Status.RUNNING, "compared with what is there");
        var outputs = new EnumMap<Stage, Map<String, JsonNode>>(Stage.class);
        stagePlans.forEach(plan -> outputs.put(plan.stage(), plan.outputs()));
        try {
            var plan = github.plan(request, manifest, unit, outputs);
            parts.tell(request.id(), GITHUB, Status.DONE, plan.count(Action.CREATE) + " to create");
            return plan;
        } catch (RuntimeException e) {
            parts.tell(request.id(), GITHUB, Status.FAILED, "cannot be as planned");
            throw e;
        }
    }

    private String engine() {
        return switch (terraform.engine()) {
            case Engine.Ready(var product, var version) -> product + " " + version;
            case Engine.Searching _, Engine.Missing _ -> "";
        };
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return e.getCause() instanceof RuntimeException cause
                ? cause
                : new IllegalStateException("A stage could not be planned", e);
    }

    /** A plan before it is kept. */
    private record Made(GitHubPlan github, List<StagePlan> stages, String engine) {}
}

package io.slipway.bench;

import io.slipway.process.EmbeddedDatabase;
import io.slipway.process.Portal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long it takes from an approval to a project, and what many approvals at once cost. */
@Tag("bench")
class RunBench {

    private static final int PAIRS = 7;
    private static final int STARTS = 50;
    private static final int TOGETHER = 20;

    @TempDir
    private Path folder;

    private Portal portal;

    @BeforeEach
    void start() throws Exception {
        portal = Portal.start(folder.resolve("home"), Portal.freePort(), "--slipway.sandbox.github.generate-after=0ms");
        project("bench-warm");
        shell("bench-warm-shell");
    }

    @AfterEach
    void stop() throws InterruptedException {
        portal.stop();
    }

    /** Beside a shell script with the same Terraform commands on the same root; pairs, so that load hits both. */
    @Test
    void printsApprovalToProjectBesideAPlainShell() throws Exception {
        for (var pair = 0; pair < PAIRS; pair++) {
            var ours = project("bench-pair-" + pair);
            Figures.ratio("approval to project / plain shell", ours, shell("bench-shell-" + pair), 1.5);
        }
    }

    /** Out of the run's own books: the commit of the approval, and the moment the Terraform step was taken up. */
    @Test
    void printsApprovalToTerraform() throws Exception {
        for (var start = 0; start < STARTS; start++) {
            project("bench-start-" + start);
        }

        Figures.distribution("approval to the first step", since("names"), Duration.ofMillis(250));
        Figures.distribution("approval to Terraform's start", since("terraform-dev"), Duration.ofMillis(250));
    }

    @Test
    void printsManyApprovalsAtOnceBesideOne() throws Exception {
        var one = project("bench-one");
        var requests = submitted();
        var peak = new AtomicLong();

        var all = Figures.time(() -> approveAll(requests, peak));

        Figures.ratio(TOGETHER + " approvals at once / " + TOGETHER + " x one", all, one.multipliedBy(TOGETHER), 1);
        Figures.amount("peak memory of the portal", peak.get(), "MiB", 600);
    }

    private List<Long> submitted() throws InterruptedException {
        var ada = portal.visitor("ada");
        var requests = new ArrayList<Long>();
        for (var number = 0; number < TOGETHER; number++) {
            requests.add(ada.ask(form("bench-many-" + number)));
        }
        for (var request : requests) {
            ada.submit(request);
        }
        return requests;
    }

    private Void approveAll(List<Long> requests, AtomicLong peak) throws Exception {
        var grace = portal.visitor("grace");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var approvals = new ArrayList<Future<?>>();
            requests.forEach(request -> approvals.add(threads.submit(() -> grace.approve(request))));
            for (var approval : approvals) {
                approval.get();
            }
        }
        for (var request : requests) {
            grace.await("/requests/" + request, body -> {
                peak.accumulateAndGet(residentMegabytes(), Math::max);
                return body.contains("Fulfilled");
            });
        }
        return null;
    }

    private long residentMegabytes() {
        try {
            return portal.residentMegabytes().orElse(0L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Duration project(String name) throws Exception {
        var ada = portal.visitor("ada");
        var grace = portal.visitor("grace");
        var request = ada.ask(form(name));
        ada.submit(request);
        return Figures.time(() -> {
            grace.approve(request);
            return ada.await("/requests/" + request, body -> body.contains("Fulfilled"));
        });
    }

    private Duration shell(String name) throws Exception {
        var log = folder.resolve(name + ".log");
        return Figures.time(() -> {
            var script = new ProcessBuilder(
                            "bash",
                            "src/test/resources/bench/plain.sh",
                            folder.resolve(name).toString(),
                            name)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (script.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(log));
            }
            return name;
        });
    }

    private List<Duration> since(String step) throws SQLException {
        var times = new ArrayList<Duration>();
        try (var connection = DriverManager.getConnection(
                        EmbeddedDatabase.url(portal.home()), "postgres", EmbeddedDatabase.password(portal.home()));
                var statement = connection.prepareStatement("""
                        select extract(epoch from run_step.started_at - run.started_at) * 1000
                        from run join run_step on run_step.run_id = run.id and run_step.key = ?
                        order by run.id desc limit ?
                        """)) {
            statement.setString(1, step);
            statement.setInt(2, STARTS);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    times.add(Duration.ofNanos((long) (rows.getDouble(1) * 1_000_000)));
                }
            }
        }
        return times;
    }

    private static Map<String, String> form(String project) {
        return Map.of(
                "template", "train",
                "business-unit", "retail-banking",
                "project", project,
                "reason", "To measure how long it takes.",
                "team", "customer-insights",
                "instance-type", "ml.m5.large",
                "monthly-budget", "500",
                "cost-centre", "RB-44120");
    }
}

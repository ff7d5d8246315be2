package io.slipway.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures the real jar, and prints each figure beside its baseline of the same run. Asserts nothing about time. */
@Tag("bench")
class RunBench {

    private static final int PAIRS = Integer.getInteger("bench.pairs", 5);
    private static final int STARTS = Integer.getInteger("bench.starts", 50);
    private static final int TOGETHER = Integer.getInteger("bench.together", 20);

    @TempDir
    private Path folder;

    @Test
    void measure() throws Exception {
        var portal =
                Portal.start(folder.resolve("home"), Portal.freePort(), "--slipway.sandbox.github.generate-after=0ms");
        try {
            project(portal, "bench-warm");
            shell("bench-warm-shell");
            var one = orchestration(portal);
            starts(portal);
            together(portal, one);
        } finally {
            portal.stop();
        }
    }

    /** From approval to project, beside a shell script with the same Terraform commands on the same root. */
    private double orchestration(Portal portal) throws Exception {
        var ours = new double[PAIRS];
        var ratios = new double[PAIRS];
        for (var pair = 0; pair < PAIRS; pair++) {
            ours[pair] = project(portal, "bench-pair-" + pair);
            ratios[pair] = ours[pair] / shell("bench-shell-" + pair);
        }
        print("approval to project / plain shell (goal <= 1.5)", "ratio", ratios);
        print("approval to project", "s", ours);
        return median(ours);
    }

    /** From the commit of the approval to the moment Terraform is started, out of the run's own books. */
    private void starts(Portal portal) throws Exception {
        for (var start = 0; start < STARTS; start++) {
            project(portal, "bench-start-" + start);
        }
        var millis = new ArrayList<Double>();
        try (var connection = DriverManager.getConnection(
                        EmbeddedDatabase.url(portal.home()), "postgres", EmbeddedDatabase.password(portal.home()));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select extract(epoch from names.started_at - run.started_at) * 1000 as taken_up,
                               extract(epoch from terraform.started_at - run.started_at) * 1000 as terraform
                        from run
                        join run_step names on names.run_id = run.id and names.key = 'names'
                        join run_step terraform on terraform.run_id = run.id and terraform.key = 'terraform-dev'
                        order by run.id desc limit %d
                        """.formatted(STARTS))) {
            var takenUp = new ArrayList<Double>();
            while (rows.next()) {
                takenUp.add(rows.getDouble("taken_up"));
                millis.add(rows.getDouble("terraform"));
            }
            print("approval to the first step taken up", "ms", array(takenUp));
        }
        print("approval to Terraform's start, repositories between (goal p99 <= 250)", "ms", array(millis));
    }

    /** Many approvals at once, beside as many one after another. */
    private void together(Portal portal, double one) throws Exception {
        var grace = portal.visitor("grace");
        var ada = portal.visitor("ada");
        var requests = new ArrayList<Long>();
        for (var number = 0; number < TOGETHER; number++) {
            requests.add(ada.ask(form("bench-many-" + number)));
        }
        for (var request : requests) {
            ada.submit(request);
        }
        var peak = new AtomicLong();
        var began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var approvals = new ArrayList<Future<?>>();
            requests.forEach(request -> approvals.add(threads.submit(() -> grace.approve(request))));
            for (var approval : approvals) {
                approval.get();
            }
            for (var request : requests) {
                ada.await("/requests/" + request, body -> {
                    peak.accumulateAndGet(resident(portal), Math::max);
                    return body.contains("Fulfilled");
                });
            }
        }
        var total = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%d approvals at once: %.1f s, %.2f of %d x one%n",
                TOGETHER, total, total / (TOGETHER * one), TOGETHER);
        System.out.printf("BENCH peak resident memory of the portal (goal <= 600): %d MiB%n", peak.get());
    }

    private static long resident(Portal portal) {
        try {
            return portal.residentMegabytes().orElse(0L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return seconds from the approval to the project */
    private static double project(Portal portal, String name) throws InterruptedException {
        var ada = portal.visitor("ada");
        var request = ada.ask(form(name));
        ada.submit(request);
        var grace = portal.visitor("grace");
        var began = System.nanoTime();
        grace.approve(request);
        ada.await("/requests/" + request, body -> body.contains("Fulfilled"));
        return (System.nanoTime() - began) / 1e9;
    }

    private static Map<String, String> form(String project) {
        var form = new HashMap<String, String>();
        form.put("template", "train");
        form.put("business-unit", "retail-banking");
        form.put("project", project);
        form.put("reason", "To measure how long it takes.");
        form.put("team", "customer-insights");
        form.put("instance-type", "ml.m5.large");
        form.put("monthly-budget", "500");
        form.put("cost-centre", "RB-44120");
        return form;
    }

    /** @return seconds of a shell script that plans and applies the same root */
    private double shell(String name) throws Exception {
        var work = folder.resolve(name);
        var began = System.nanoTime();
        var script = new ProcessBuilder(
                        "bash", Path.of("src/test/resources/bench/plain.sh").toString(), work.toString(), name)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        if (script.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve(name + ".log")));
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static void print(String what, String unit, double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "BENCH %s: median %.2f, p99 %.2f, min %.2f, max %.2f %s of %d%n",
                what,
                median(sorted),
                percentile(sorted, 0.99),
                sorted[0],
                sorted[sorted.length - 1],
                unit,
                sorted.length);
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return percentile(sorted, 0.5);
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}

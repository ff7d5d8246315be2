package io.slipway.bench;

import io.slipway.process.EmulatedAws;
import io.slipway.process.Portal;
import io.slipway.testing.Emulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

/** What Slipway adds to Terraform at work in an account, and what a new folder costs. */
@Tag("bench")
class AwsBench {

    private static final int PAIRS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Emulator AWS = Emulator.get();

    @TempDir
    private Path folder;

    /** Beside a shell script with the same Terraform commands on the same root; pairs, so that load hits both. */
    @Test
    void printsApprovalToProjectBesideAPlainShell() throws Exception {
        EmulatedAws.prepare(AWS, folder, "--only", "fraud", "--stage", "dev");
        var portal = Portal.startAgainst(
                AWS, folder.resolve("home"), Portal.freePort(), "--slipway.sandbox.github.generate-after=0ms");
        try {
            for (var pair = 0; pair < PAIRS; pair++) {
                var ours = project(portal, "bench-aws-" + pair);
                var plain = shell("plain-aws.sh", keys(), "bench-sh-" + pair);
                Figures.ratio("AWS roots: approval to project / plain shell", ours, plain, 1.05);
            }
        } finally {
            portal.stop();
        }
    }

    @Test
    void printsAColdInitBesideAWarmOne() throws Exception {
        for (var pair = 0; pair < PAIRS; pair++) {
            var log = folder.resolve("init-%d.log".formatted(pair));
            run(
                    List.of(
                            "bash",
                            "src/test/resources/bench/init.sh",
                            folder.resolve("init-" + pair).toString()),
                    Map.of(),
                    log);
            var figures = Files.readString(log).strip().split(" ");
            Figures.ratio("cold init from the mirror / warm", nanos(figures[0]), nanos(figures[1]), 1.5);
            Figures.amount("copied by a cold init", Long.parseLong(figures[2]) / 1024, "KiB", 100);
        }
    }

    private static Duration nanos(String figure) {
        return Duration.ofNanos(Long.parseLong(figure));
    }

    private static Duration project(Portal portal, String name) throws Exception {
        var ada = portal.visitor("ada");
        var grace = portal.visitor("grace");
        var request = ada.ask(Map.of(
                "template", "train",
                "business-unit", "fraud",
                "project", name,
                "reason", "To measure how long it takes.",
                "team", "payments-science",
                "instance-type", "ml.m5.large",
                "monthly-budget", "500",
                "cost-centre", "FR-20077"));
        ada.submit(request);
        return Figures.time(() -> {
            grace.approve(request);
            return ada.await("/requests/" + request, body -> body.contains("Fulfilled"), PATIENCE);
        });
    }

    private Duration shell(String script, Map<String, String> environment, String name) throws Exception {
        var command = List.of(
                "bash",
                "src/test/resources/bench/" + script,
                folder.resolve(name).toString(),
                name);
        return Figures.time(() -> {
            run(command, environment, folder.resolve(name + ".log"));
            return name;
        });
    }

    private static void run(List<String> command, Map<String, String> environment, Path log) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
    }

    private static Map<String, String> keys() {
        var keys = EmulatedAws.keys(AWS, "222233334444", "slipway-apply", Region.EU_CENTRAL_1);
        return Map.of(
                "AWS_ACCESS_KEY_ID", keys.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", keys.secretAccessKey(),
                "AWS_SESSION_TOKEN", keys.sessionToken(),
                "AWS_REGION", "eu-central-1",
                "AWS_ENDPOINT_URL", AWS.address().toString(),
                "AWS_EC2_METADATA_DISABLED", "true");
    }
}

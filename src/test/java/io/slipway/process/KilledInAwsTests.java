package io.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.testing.Emulator;
import io.slipway.testing.NeedsEmulator;
import io.slipway.testing.NeedsTerraform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Portal and Terraform die in the middle of an apply in an account; nothing is lost, and nothing is made twice. */
@Tag("emulator")
@NeedsTerraform
@NeedsEmulator
class KilledInAwsTests {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Emulator AWS = Emulator.get();

    /** What AWS makes anew at each call, or refuses; everything else is put, and the second time changes nothing. */
    private static final List<String> MAKING = List.of("CreateRole", "CreateBucket", "CreateModelPackageGroup");

    @TempDir
    private Path folder;

    private final List<Portal> started = new ArrayList<>();

    @BeforeAll
    static void accounts(@TempDir Path prepared) throws Exception {
        EmulatedAws.prepare(AWS, prepared, "--only", "fraud", "--stage", "dev");
    }

    @AfterEach
    void stop() throws InterruptedException {
        AWS.heal();
        for (var portal : started) {
            portal.stop();
        }
    }

    @Test
    void whatWasMadeAndNotNotedDownIsTakenOver() throws Exception {
        var port = Portal.freePort();
        var first = start(port);
        var request = approved(first, "killed");
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> made("killed").count() > 1);
        first.kill();
        started.remove(first);
        terraforms().forEach(ProcessHandle::destroyForcibly);

        start(port).visitor("ada").await("/requests/" + request, body -> body.contains("Fulfilled"), PATIENCE);

        assertThat(twice("killed")).isEmpty();
    }

    @Test
    void aThingWhoseAnswerWasLostIsTakenOver() throws Exception {
        var portal = start(Portal.freePort());
        AWS.fail("""
                {"service": "iam", "action": "CreateRole", "times": 1, "status": 500, "after": true}
                """);
        var request = approved(portal, "unheard");

        portal.visitor("ada").await("/requests/" + request, body -> body.contains("Fulfilled"), PATIENCE);

        assertThat(portal.logText()).contains("EntityAlreadyExists");
        assertThat(twice("unheard")).isEmpty();
    }

    private Portal start(int port) throws Exception {
        var portal = Portal.startAgainst(AWS, folder.resolve("home"), port, "--slipway.provisioning.backoff=200ms");
        started.add(portal);
        return portal;
    }

    private static long approved(Portal portal, String project) throws InterruptedException {
        var ada = portal.visitor("ada");
        var request = ada.ask(Map.of(
                "template", "train",
                "business-unit", "fraud",
                "project", project,
                "reason", "To see what a sudden end does to a run.",
                "team", "payments-science",
                "instance-type", "ml.m5.large",
                "monthly-budget", "500",
                "cost-centre", "FR-20077"));
        ada.submit(request);
        portal.visitor("grace").approve(request);
        return request;
    }

    /** The Terraforms of this test, wherever their portal is. */
    private Stream<ProcessHandle> terraforms() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(argument -> argument.contains(folder.toString())));
    }

    /** What was made for a project, by what made it. */
    private static Stream<String> made(String project) {
        return AWS.calls().stream()
                .filter(call -> MAKING.contains(call.path("action").asString("")))
                .filter(call -> call.path("status").asInt(0) == 200)
                .map(KilledInAwsTests::thing)
                .filter(thing -> thing.contains("fraud-dev-" + project));
    }

    private static List<String> twice(String project) {
        return made(project).collect(Collectors.groupingBy(thing -> thing, Collectors.counting())).entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String thing(JsonNode call) {
        var given = call.path("parameters");
        var name = Stream.of("RoleName", "ModelPackageGroupName", "path")
                .map(key -> given.path(key).asString(""))
                .collect(Collectors.joining());
        return call.path("action").asString("") + " " + name;
    }
}

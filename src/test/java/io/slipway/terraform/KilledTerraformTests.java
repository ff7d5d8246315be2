package io.slipway.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.terraform.TerraformResult.Applied;
import io.slipway.terraform.TerraformResult.Broken;
import io.slipway.terraform.TerraformResult.Planned;
import io.slipway.testing.NeedsTerraform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an apply that is killed, interrupted or outlives its portal. */
@NeedsTerraform
@Timeout(120)
class KilledTerraformTests {

    /** Each resource leaves a line in a ledger, as a real one would leave itself in the account. */
    private static final String CHAIN = """
            variable "ledger" { type = string }
            resource "terraform_data" "a" {
              provisioner "local-exec" { command = "echo a >> ${var.ledger}" }
            }
            resource "terraform_data" "b" {
              input = terraform_data.a.id
              provisioner "local-exec" { command = "echo b >> ${var.ledger}" }
            }
            resource "terraform_data" "slow" {
              input = terraform_data.b.id
              provisioner "local-exec" { command = "sleep 3; echo slow >> ${var.ledger}" }
            }
            resource "terraform_data" "last" {
              input = terraform_data.slow.id
              provisioner "local-exec" { command = "echo last >> ${var.ledger}" }
            }
            """;

    @TempDir
    Path folder;

    private final String state = "unit/" + UUID.randomUUID();
    private Workbench bench = new Workbench(Path.of("unused"));

    @BeforeEach
    void bench() throws IOException {
        bench = new Workbench(folder).root("chain", CHAIN);
    }

    @Test
    void goesOnAfterTerraformWasKilled() throws Exception {
        var workspace = bench.terraform().workspace("run-1", job(1));
        workspace.plan(bench::log);
        var applying = inBackground(() -> workspace.apply(bench::log));
        bench.await("terraform_data.slow: creating"::equals);

        child().destroyForcibly();

        assertThat(applying.get(20, TimeUnit.SECONDS)).isInstanceOf(Broken.class);
        assertThat(bench.states().newest(state + "/dev")).isPresent();
        var again = bench.terraform().workspace("run-1", job(2));
        assertThat(again.plan(bench::log))
                .isInstanceOfSatisfying(
                        Planned.class,
                        plan -> assertThat(plan.changes())
                                .filteredOn(change -> !change.isNoOp())
                                .extracting(ResourceChange::address)
                                .containsExactly("terraform_data.last", "terraform_data.slow"));
        assertThat(again.apply(bench::log)).isInstanceOf(Applied.class);
        assertThat(ledger()).containsExactly("a", "b", "slow", "last");
    }

    @Test
    void waitsForATerraformThatOutlivedItsPortal() throws Exception {
        var workspace = bench.terraform().workspace("run-1", job(1));
        workspace.plan(bench::log);
        var layout = new Layout(bench.stage("run-1"), "chain");
        var plan = new SavedPlan(layout, state + "/dev", bench.vault()).take();
        var orphan = new ProcessBuilder("terraform", layout.chdir(), "apply", "-json", "-input=false", plan.toString())
                .redirectOutput(layout.out().toFile())
                .start();
        while (!ledger().contains("b")) {
            Thread.sleep(25);
        }

        var again = bench.terraform().workspace("run-1", job(2));
        var result = again.plan(bench::log);

        assertThat(orphan.isAlive()).isFalse();
        assertThat(result)
                .isInstanceOfSatisfying(
                        Planned.class,
                        planned -> assertThat(planned.changes()).hasSize(4).allMatch(ResourceChange::isNoOp));
        assertThat(ledger()).containsExactly("a", "b", "slow", "last");
        assertThat(bench.said()).contains("an earlier Terraform is still at work here, waiting for its end");
    }

    @Test
    void endsTheChildWhenInterrupted() throws Exception {
        var workspace = bench.terraform(Duration.ofSeconds(5)).workspace("run-1", job(1));
        workspace.plan(bench::log);
        var caught = new CompletableFuture<Boolean>();
        var thread = Thread.ofVirtual().start(() -> {
            try {
                workspace.apply(bench::log);
                caught.complete(false);
            } catch (InterruptedException e) {
                caught.complete(true);
            } catch (RuntimeException e) {
                caught.completeExceptionally(e);
            }
        });
        bench.await("terraform_data.slow: creating"::equals);

        thread.interrupt();

        assertThat(caught.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Layout.atWorkIn(bench.stage("run-1"))).isEmpty();
        var kept = bench.states().newest(state + "/dev").orElseThrow();
        assertThat(new String(kept.bytes())).contains("\"a\"", "\"b\"").doesNotContain("\"last\"");
    }

    @Test
    void stopsWorkingWhenANewerClaimTookOver() throws Exception {
        var workspace = bench.terraform().workspace("run-1", job(1));
        workspace.plan(bench::log);
        var applying = inBackground(() -> workspace.apply(bench::log));
        bench.await("terraform_data.a: creating"::equals);

        bench.states().claim(state + "/dev", 2);

        assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                .isThrownBy(() -> applying.get(30, TimeUnit.SECONDS))
                .withCauseInstanceOf(StaleFenceException.class);
        assertThat(ledger()).doesNotContain("last");
    }

    private ProcessHandle child() {
        return Layout.atWorkIn(bench.stage("run-1")).getFirst();
    }

    private List<String> ledger() throws IOException {
        var file = folder.resolve("ledger");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private Terraform.Job job(long fence) {
        return Workbench.job(
                state, "chain", Map.of("ledger", folder.resolve("ledger").toString()), fence);
    }

    private static CompletableFuture<TerraformResult> inBackground(Slots.Work work) {
        var result = new CompletableFuture<TerraformResult>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(work.run());
            } catch (InterruptedException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}

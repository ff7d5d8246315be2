package io.slipway.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.terraform.TerraformResult.Planned;
import io.slipway.testing.NeedsTerraform;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States that travel, stale claims and tampering. */
@NeedsTerraform
class StateTests {

    private static final String TWO = """
            variable "text" { type = string }
            resource "terraform_data" "a" { input = var.text }
            resource "terraform_data" "b" { input = terraform_data.a.id }
            output "text" { value = var.text }
            output "id" { value = terraform_data.a.id }
            """;

    @TempDir
    Path folder;

    private final String state = "unit/" + UUID.randomUUID();
    private Workbench bench = new Workbench(Path.of("unused"));

    @BeforeEach
    void bench() {
        bench = new Workbench(folder);
    }

    @Test
    void goesOnWithTheStoredStateOnAnotherMachine() throws Exception {
        bench.root("two", TWO);
        var workspace = bench.terraform().workspace("run-1", job(Map.of("text", "hello"), 1));
        workspace.plan(bench::log);
        workspace.apply(bench::log);

        bench.terraform().discard("run-1");
        assertThat(bench.home.resolve("runs/run-1")).doesNotExist();
        var elsewhere = bench.terraform().workspace("run-1", job(Map.of("text", "hello"), 2));

        assertThat(elsewhere.plan(bench::log))
                .isInstanceOfSatisfying(
                        Planned.class,
                        plan -> assertThat(plan.changes()).hasSize(2).allMatch(ResourceChange::isNoOp));
    }

    @Test
    void refusesALowerFence() throws Exception {
        bench.root("two", TWO);
        bench.terraform().workspace("run-1", job(Map.of("text", "new"), 8)).plan(bench::log);

        var stale = bench.terraform().workspace("run-1", job(Map.of("text", "old"), 7));

        assertThatExceptionOfType(StaleFenceException.class).isThrownBy(() -> stale.plan(bench::log));
    }

    @Test
    void refusesAStateThatWasTamperedWith() throws Exception {
        bench.root("two", TWO);
        var workspace = bench.terraform().workspace("run-1", job(Map.of("text", "hello"), 1));
        workspace.plan(bench::log);
        workspace.apply(bench::log);
        bench.database()
                .sql(
                        "update terraform_state set content = set_byte(content, 40, get_byte(content, 40) # 1) where name = ?")
                .param(state + "/dev")
                .update();

        bench.terraform().discard("run-1");
        var elsewhere = bench.terraform().workspace("run-1", job(Map.of("text", "hello"), 2));

        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> elsewhere.plan(bench::log));
    }

    private Terraform.Job job(Map<String, Object> variables, long fence) {
        return Workbench.job(state, "two", variables, fence);
    }
}

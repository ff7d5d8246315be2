package io.slipway.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.slipway.terraform.TerraformResult.Applied;
import io.slipway.terraform.TerraformResult.Broken;
import io.slipway.terraform.TerraformResult.Planned;
import io.slipway.testing.NeedsTerraform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The runner with the real Terraform. */
@NeedsTerraform
class TerraformTests {

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
    void previewsWithoutLeavingAnything() throws Exception {
        bench.root("two", TWO);

        var result = bench.terraform().preview(job(Map.of("text", "hello"), 1), bench::log);

        assertThat(result).isInstanceOfSatisfying(Planned.class, plan -> {
            assertThat(plan.changes())
                    .extracting(ResourceChange::address)
                    .containsExactly("terraform_data.a", "terraform_data.b");
            assertThat(plan.changes().getFirst().actions()).containsExactly("create");
            assertThat(plan.changes().getFirst().after().path("input").asString())
                    .isEqualTo("hello");
            assertThat(plan.changes().getLast().after().path("input").asString())
                    .isEqualTo("(known after apply)");
            assertThat(plan.outputs()).containsOnlyKeys("text");
        });
        assertThat(bench.home.resolve("previews")).isEmptyDirectory();
        assertThat(bench.states().newest(job(Map.of(), 1).state())).isEmpty();
        assertThat(bench.said()).contains("terraform_data.a: will be made", "2 to make, 0 to change, 0 to delete");
    }

    @Test
    void appliesThePlanAndShipsItsState() throws Exception {
        bench.root("two", TWO);
        var workspace = bench.terraform().workspace("run-1", job(Map.of("text", "hello"), 1));

        workspace.plan(bench::log);
        var result = workspace.apply(bench::log);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Applied.class, applied -> assertThat(applied.outputs()).containsEntry("text", text("hello")));
        assertThat(resources(stored())).containsExactly("a", "b");
        assertThat(bench.lines).contains(new LogLine(LogLine.Tone.GOOD, "made 2, changed 0, deleted 0", 2));
    }

    @Test
    void hasNothingToDoTheSecondTime() throws Exception {
        bench.root("two", TWO);
        var workspace = bench.terraform().workspace("run-1", job(Map.of("text", "hello"), 1));
        workspace.plan(bench::log);
        workspace.apply(bench::log);

        var again = bench.terraform().preview(job(Map.of("text", "hello"), 1), bench::log);

        assertThat(again)
                .isInstanceOfSatisfying(
                        Planned.class,
                        plan -> assertThat(plan.changes()).hasSize(2).allMatch(ResourceChange::isNoOp));
    }

    @Test
    void appliesASavedPlanOnlyOnce() throws Exception {
        bench.root("two", TWO);
        var workspace = bench.terraform().workspace("run-1", job(Map.of("text", "hello"), 1));
        workspace.plan(bench::log);
        workspace.apply(bench::log);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> workspace.apply(bench::log))
                .withMessageContaining("plan again");
    }

    @Test
    void keepsNoPlanInClear() throws Exception {
        bench.root("two", TWO);
        bench.terraform()
                .workspace("run-1", job(Map.of("text", "canary-7f3a"), 1))
                .plan(bench::log);

        assertThat(bench.stage("run-1").resolve("plan.clear")).doesNotExist();
        assertThat(bench.stage("run-1").resolve("out.json")).doesNotExist();
        assertThat(bench.stage("run-1").resolve("plan.sealed"))
                .binaryContent()
                .asString(StandardCharsets.ISO_8859_1)
                .doesNotContain("canary-7f3a");
    }

    @Test
    void saysWhyARootIsBroken() throws Exception {
        bench.root("two", "resource \"terraform_data\" \"a\" { input = var.nowhere }");

        var result = bench.terraform().preview(job(Map.of(), 1), bench::log);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.diagnostics())
                                .singleElement()
                                .asString()
                                .contains("Reference to undeclared input variable", "nowhere"));
    }

    @Test
    void refusesARootOutsideOfTheRoots() throws Exception {
        bench.root("two", TWO);
        var terraform = bench.terraform();
        for (var root : List.of("../elsewhere", "/etc", ".", "missing")) {
            var job = Workbench.job(state, root, Map.of(), 1);
            assertThatIllegalArgumentException().isThrownBy(() -> terraform.preview(job, bench::log));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> terraform.workspace("../x", job(Map.of(), 1)));
    }

    @Test
    void takesTextAsText() throws Exception {
        bench.root("two", TWO);
        var evil = "${file(\"/etc/hostname\")} %{if true}x%{endif} \"quoted\" \n <<EOT";

        var result = bench.terraform().preview(job(Map.of("text", evil), 1), bench::log);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Planned.class, plan -> assertThat(plan.outputs()).containsEntry("text", text(evil)));
    }

    @Test
    void givesTheChildNothingOfOurEnvironment() throws Exception {
        bench.root("two", """
                resource "terraform_data" "env" {
                  provisioner "local-exec" { command = "env > env.txt" }
                }
                """);
        var job = new Terraform.Job(
                state + "/dev",
                "two",
                Map.of(),
                new Surroundings(Map.of("AWS_REGION", "eu-west-1"), Map.of()),
                StateCopy.NONE,
                1);
        var workspace = bench.terraform().workspace("run-1", job);
        workspace.plan(bench::log);
        workspace.apply(bench::log);

        var names = Files.readAllLines(bench.stage("run-1").resolve("roots/two/env.txt")).stream()
                .map(line -> line.split("=")[0])
                .toList();
        assertThat(names)
                .contains("AWS_REGION", "TF_IN_AUTOMATION", "TF_INPUT", "CHECKPOINT_DISABLE", "TF_CLI_CONFIG_FILE")
                .isSubsetOf(
                        "AWS_REGION",
                        "TF_IN_AUTOMATION",
                        "TF_INPUT",
                        "CHECKPOINT_DISABLE",
                        "TF_CLI_CONFIG_FILE",
                        "HOME",
                        "PWD",
                        "OLDPWD",
                        "SHLVL",
                        "_");
    }

    @Test
    void asksNobodyElseForAProviderThatTheMirrorLacks() throws Exception {
        bench.root("two", """
                terraform {
                  required_providers {
                    aws = { source = "hashicorp/aws" }
                  }
                }
                """).mirror(Files.createDirectory(folder.resolve("mirror")));

        assertThat(bench.terraform().preview(job(Map.of(), 1), bench::log))
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.diagnostics())
                                .singleElement()
                                .asString()
                                .contains("hashicorp/aws was not found in any of the search locations", "mirror"));
    }

    @Test
    void neverTellsSecrets() throws Exception {
        bench.root("two", """
                variable "password" {
                  type      = string
                  sensitive = true
                }
                resource "terraform_data" "a" {
                  input = var.password
                  provisioner "local-exec" { command = "printf '\\\\033[31m%s\\\\n' $TOKEN; exit 1" }
                }
                output "password" {
                  value     = var.password
                  sensitive = true
                }
                """);
        var job = new Terraform.Job(
                state + "/dev",
                "two",
                Map.of("password", "hunter2-canary"),
                new Surroundings(Map.of("AWS_REGION", "eu-west-1"), Map.of("TOKEN", "token-canary")),
                StateCopy.NONE,
                1);
        var workspace = bench.terraform().workspace("run-1", job);

        var plan = workspace.plan(bench::log);
        var result = workspace.apply(bench::log);

        assertThat(plan.toString()).contains("(sensitive)").doesNotContain("canary");
        assertThat(result).isInstanceOf(Broken.class);
        assertThat(result.toString()).doesNotContain("canary");
        assertThat(bench.said().toString()).contains("(secret)").doesNotContain("canary", "\u001B");
    }

    private Terraform.Job job(Map<String, Object> variables, long fence) {
        return Workbench.job(state, "two", variables, fence);
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }

    private StateFile stored() {
        return bench.states().newest(state + "/dev").orElseThrow();
    }

    private static List<String> resources(StateFile state) throws IOException {
        var names = new java.util.ArrayList<String>();
        tools.jackson.databind.json.JsonMapper.shared()
                .readTree(state.bytes())
                .path("resources")
                .forEach(resource -> names.add(resource.path("name").asString()));
        return names;
    }
}

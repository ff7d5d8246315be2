package io.slipway.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.terraform.TerraformResult.Planned;
import io.slipway.testing.NeedsTerraform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sandbox's roots, planned by the runner as the portal does it. */
@NeedsTerraform
class SandboxRootsTests {

    private static final Path ROOTS = Path.of("terraform/sandbox").toAbsolutePath();

    private static final Map<String, Object> ANSWERS = Map.of(
            "inference", "real-time",
            "container", true,
            "instance_type", "ml.m5.xlarge",
            "monthly_budget", 500,
            "schedule", "daily",
            "base_model", "qwen2.5-0.5b-instruct",
            "method", "sft");

    private static final Map<String, List<String>> INPUTS = Map.of(
            "train-deploy/dev", List.of("inference", "container", "instance_type", "monthly_budget"),
            "train-deploy/target", List.of("inference", "container", "instance_type", "monthly_budget"),
            "pipeline-promotion/stage", List.of("schedule", "monthly_budget"),
            "train/dev", List.of("instance_type", "monthly_budget"),
            "llm-train/dev", List.of("base_model", "method", "instance_type", "monthly_budget"));

    @TempDir
    Path folder;

    static Stream<String> roots() {
        return INPUTS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("roots")
    void planEverythingTheyPromise(String root) throws Exception {
        var bench = new Workbench(folder, ROOTS);

        var result = bench.terraform().preview(Workbench.job("sandbox", root, variables(root), 1), bench::log);

        assertThat(result).isInstanceOfSatisfying(Planned.class, plan -> {
            assertThat(plan.outputs())
                    .containsOnlyKeys(
                            "artifact_bucket",
                            "model_package_group",
                            "pipeline_role_arn",
                            "deploy_role_arns",
                            "ssm_parameters",
                            "event_rule_arn",
                            "trusts",
                            "ecr_repositories",
                            "console_urls");
            assertThat(String.valueOf(plan.outputs().get("trusts")))
                    .contains("repo:acme-ml@41000001/churn-prediction-training@7310000000000000:environment:dev");
            assertThat(plan.changes())
                    .hasSizeGreaterThan(10)
                    .allMatch(change -> change.actions().equals(List.of("create")));
        });
    }

    @ParameterizedTest
    @MethodSource("roots")
    void takeTheSameVariables(String root) throws IOException {
        assertThat(ROOTS.resolve(root).resolve("variables.tf"))
                .hasSameTextualContentAs(ROOTS.resolve("train/dev/variables.tf"));
        assertThat(Files.readString(ROOTS.resolve(root).resolve("inputs.tf")))
                .contains(INPUTS.getOrDefault(root, List.of()).stream()
                        .map("variable \"%s\""::formatted)
                        .toList());
    }

    @Test
    void areReadFromTheClassPathToo() throws IOException {
        RootsTree.of("sandbox").copyTo(folder);

        assertThat(folder.resolve("train-deploy/dev/main.tf"))
                .hasSameTextualContentAs(ROOTS.resolve("train-deploy/dev/main.tf"));
        assertThat(folder.resolve("modules/bucket/main.tf")).exists();
        assertThat(folder.resolve("train/dev/tests")).doesNotExist();
    }

    private static Map<String, Object> variables(String root) {
        var variables = new HashMap<String, Object>(Map.of(
                "project", "churn-prediction",
                "business_unit", "retail-banking",
                "stage", "dev",
                "region", "eu-west-1",
                "account_id", "111122223333",
                "cost_centre", "RB-44120",
                "request", "R-1",
                "organization", "acme-ml",
                "organization_id", "41000001",
                "boundary_arn", ""));
        variables.put("accounts", Map.of("dev", "111122223333", "preprod", "444455556666", "prod", "777788889999"));
        variables.put(
                "repositories",
                Map.of(
                        "training",
                        Map.of(
                                "name",
                                "churn-prediction-training",
                                "id",
                                "7310000000000000",
                                "environments",
                                List.of("dev"))));
        ANSWERS.forEach((name, value) -> {
            if (INPUTS.getOrDefault(root, List.of()).contains(name)) {
                variables.put(name, value);
            }
        });
        return variables;
    }
}

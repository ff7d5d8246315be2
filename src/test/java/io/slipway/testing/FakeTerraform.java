package io.slipway.testing;

import io.slipway.organization.Stage;
import io.slipway.terraform.Engine;
import io.slipway.terraform.ResourceChange;
import io.slipway.terraform.Terraform;
import io.slipway.terraform.TerraformResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Terraform that plans one bucket for each stage, unless it is told to say otherwise. */
public final class FakeTerraform implements Terraform {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    /** What a preview of a root says from now on. */
    public void answer(String root, Answer answer) {
        answers.put(root, answer);
    }

    /** Says again what it says by itself. */
    public void forget() {
        answers.clear();
    }

    /** A bucket of this name is created. */
    public static TerraformResult bucket(Job job, String name) {
        var after = JSON.valueToTree(Map.of(
                "name", name,
                "account", String.valueOf(job.variables().get("account_id")),
                "region", String.valueOf(job.variables().get("region"))));
        var change = new ResourceChange(
                "terraform_data.bucket", "terraform_data", List.of("create"), JSON.nullNode(), after);
        return new TerraformResult.Planned(List.of(change), outputs(job));
    }

    @Override
    public Engine engine() {
        return new Engine.Ready("Terraform", "1.11.4");
    }

    @Override
    public TerraformResult preview(Job job, Log log) throws InterruptedException {
        return answers.getOrDefault(job.root(), FakeTerraform::usual).to(job);
    }

    @Override
    public Workspace workspace(String run, Job job) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void discard(String run) {
        throw new UnsupportedOperationException();
    }

    private static TerraformResult usual(Job job) {
        return bucket(
                job,
                job.variables().get("project") + "-artifacts-" + job.variables().get("stage"));
    }

    private static Map<String, JsonNode> outputs(Job job) {
        return Churn.outputs(
                Stage.of(Objects.requireNonNull(job.variables().get("stage")).toString()));
    }

    /** What a test wants Terraform to say. */
    public interface Answer {

        TerraformResult to(Job job) throws InterruptedException;
    }
}

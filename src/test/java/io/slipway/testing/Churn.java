package io.slipway.testing;

import io.slipway.catalog.Answers;
import io.slipway.catalog.Manifest;
import io.slipway.catalog.Manifest.EnvironmentSpec;
import io.slipway.catalog.Manifest.RepositorySpec;
import io.slipway.catalog.Manifests;
import io.slipway.catalog.TemplateVersion;
import io.slipway.identity.UserId;
import io.slipway.organization.Account;
import io.slipway.organization.AccountNumber;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.organization.Stage;
import io.slipway.requests.ProjectName;
import io.slipway.requests.Request;
import io.slipway.requests.RequestId;
import io.slipway.requests.RequestState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ada's request 7 for the project {@code churn}: train, and deploy in real time, for retail banking. */
public final class Churn {

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final TemplateVersion TEMPLATE = Manifests.shipped("train-deploy");

    private Churn() {}

    /** What ships, and a secret in each environment that deploys: no shipped template needs one. */
    public static Manifest manifest() {
        var shipped = TEMPLATE.manifest();
        return new Manifest(
                shipped.name(),
                shipped.summary(),
                shipped.description(),
                shipped.parameters(),
                shipped.repositories().stream().map(Churn::withSecrets).toList(),
                shipped.stages(),
                shipped.approval());
    }

    public static Request request() {
        return request(Map.of(
                "inference",
                "real-time",
                "container",
                false,
                "team",
                "payments-science",
                "lead",
                "Katherine",
                "instance-type",
                "ml.m5.xlarge",
                "monthly-budget",
                500L,
                "cost-centre",
                "RB-44120"));
    }

    public static Request request(Map<String, Object> answers) {
        return new Request(
                new RequestId(7),
                new UserId("ada"),
                TEMPLATE.id(),
                unit().key(),
                new ProjectName("churn"),
                Answers.of(answers),
                "Customers leave.",
                new RequestState.Planning(NOON),
                NOON,
                NOON,
                1);
    }

    public static BusinessUnit unit() {
        return new BusinessUnit(
                new BusinessUnitKey("retail-banking"),
                "Retail banking",
                "eu-west-1",
                "RB-44120",
                new TreeMap<>(Map.of(
                        Stage.DEV, account("111122223333"),
                        Stage.PREPROD, account("444455556666"),
                        Stage.PROD, account("777788889999"))),
                List.of(new UserId("ada")),
                List.of(new UserId("grace"), new UserId("linus")),
                1);
    }

    /** What Terraform says of a stage once it has applied. */
    public static Map<String, JsonNode> outputs(Stage stage) {
        var roles = Map.of(
                "training", "arn:aws:iam::1:role/churn-training-" + stage.key(),
                "realtime", "arn:aws:iam::1:role/churn-realtime-" + stage.key());
        return Map.of(
                "artifact_bucket", JSON.valueToTree("churn-artifacts-" + stage.key()),
                "model_package_group", JSON.valueToTree("churn"),
                "pipeline_role_arn", JSON.valueToTree("arn:aws:iam::1:role/churn-pipeline"),
                "deploy_role_arns", JSON.valueToTree(roles));
    }

    private static RepositorySpec withSecrets(RepositorySpec spec) {
        return new RepositorySpec(
                spec.key(),
                spec.suffix(),
                spec.from(),
                spec.description(),
                spec.when(),
                spec.environments().stream().map(Churn::withSecrets).toList(),
                spec.variables(),
                spec.secrets(),
                spec.files());
    }

    private static EnvironmentSpec withSecrets(EnvironmentSpec spec) {
        var secrets = spec.stage().equals("dev") ? List.<String>of() : List.of("SIGNING_KEY");
        return new EnvironmentSpec(spec.stage(), spec.approved(), spec.branches(), spec.variables(), secrets);
    }

    private static Account account(String number) {
        return new Account(new AccountNumber(number), "eu-west-1", "slipway-deployer");
    }
}

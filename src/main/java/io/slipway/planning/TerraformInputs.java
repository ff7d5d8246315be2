package io.slipway.planning;

import io.slipway.aws.AccountAccess.Purpose;
import io.slipway.catalog.Manifest;
import io.slipway.catalog.Manifest.RepositorySpec;
import io.slipway.catalog.Manifest.StageSpec;
import io.slipway.catalog.Parameter;
import io.slipway.github.GitHub;
import io.slipway.organization.Account;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Stage;
import io.slipway.requests.Request;
import io.slipway.terraform.Terraform;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What Terraform is told of a request: the one place that says so, for the plan and for the run. */
@Component
public class TerraformInputs {

    private final GitHub github;
    private final AccountWays ways;

    TerraformInputs(GitHub github, AccountWays ways) {
        this.github = github;
        this.ways = ways;
    }

    /**
     * The job that previews one stage, with keys that can only look.
     *
     * @throws io.slipway.aws.AccountClosedException when the account does not let us in
     */
    Terraform.Job preview(Request request, Manifest manifest, BusinessUnit unit, StageSpec spec, LateBound ids) {
        return job(request, manifest, unit, spec, ids, Purpose.PREVIEW, 0);
    }

    /**
     * The job that carries out one stage.
     *
     * @param ids the repositories' real ids
     * @param fence the number of the claim that may write the state
     * @throws io.slipway.aws.AccountClosedException when the account does not let us in
     */
    public Terraform.Job run(
            Request request, Manifest manifest, BusinessUnit unit, StageSpec spec, LateBound ids, long fence) {
        return job(request, manifest, unit, spec, ids, Purpose.RUN, fence);
    }

    private Terraform.Job job(
            Request request,
            Manifest manifest,
            BusinessUnit unit,
            StageSpec spec,
            LateBound ids,
            Purpose purpose,
            long fence) {
        var stage = Stage.of(spec.stage());
        var variables = standard(request, unit, stage);
        variables.put("repositories", repositories(request, manifest, ids));
        variables.putAll(answers(request, manifest, spec));
        var way = ways.open(request, stage, unit.account(stage), purpose);
        return new Terraform.Job(
                stateName(request, stage), spec.root(), variables, way.surroundings(), way.copy(), fence);
    }

    /** Names the state of one stage of a project: unique over business units. */
    private static String stateName(Request request, Stage stage) {
        return "%s/%s/%s".formatted(request.businessUnit(), request.project(), stage.key());
    }

    private Map<String, Object> standard(Request request, BusinessUnit unit, Stage stage) {
        var account = unit.account(stage);
        var organization = github.organization();
        var variables = new LinkedHashMap<String, Object>();
        variables.put("project", request.project().value());
        variables.put("business_unit", unit.key().value());
        variables.put("stage", stage.key());
        variables.put("region", account.region());
        variables.put("account_id", account.number().value());
        variables.put("cost_centre", unit.costCentre());
        variables.put("request", request.id().toString());
        variables.put("organization", organization.login());
        variables.put("organization_id", Long.toString(organization.id()));
        variables.put("accounts", accounts(unit));
        variables.put("boundary_arn", boundary(account, unit, stage));
        return variables;
    }

    private static Map<String, String> accounts(BusinessUnit unit) {
        return unit.accounts().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().key(),
                        entry -> entry.getValue().number().value()));
    }

    /** The policy that the foundation of a stage makes: the most that a role of a project may ever do. */
    private static String boundary(Account account, BusinessUnit unit, Stage stage) {
        return "arn:aws:iam::%s:policy/mlops/%s-%s-boundary".formatted(account.number(), unit.key(), stage.key());
    }

    private static Map<String, Object> repositories(Request request, Manifest manifest, LateBound ids) {
        return manifest.repositories(request.answers()).stream()
                .collect(Collectors.toMap(RepositorySpec::key, spec -> repository(request, spec, ids)));
    }

    private static Map<String, Object> repository(Request request, RepositorySpec spec, LateBound ids) {
        return Map.of(
                "name", spec.name(request.project().value()),
                "id", ids.idOf(spec.key()),
                "environments",
                        spec.environments().stream()
                                .map(Manifest.EnvironmentSpec::stage)
                                .toList());
    }

    private static Map<String, Object> answers(Request request, Manifest manifest, StageSpec spec) {
        var values = request.answers().values();
        return manifest.parameters().stream()
                .filter(parameter -> spec.inputs().contains(parameter.name()) && values.containsKey(parameter.name()))
                .collect(Collectors.toMap(Parameter::variable, parameter -> answer(values, parameter)));
    }

    private static Object answer(Map<String, Object> values, Parameter parameter) {
        return Objects.requireNonNull(values.get(parameter.name()));
    }
}

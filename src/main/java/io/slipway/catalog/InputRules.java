package io.slipway.catalog;

import java.util.Set;
import java.util.stream.Stream;

/** Which parameters can be handed to Terraform. */
final class InputRules {

    /** Variables that every root is given, or that Terraform keeps for itself. */
    private static final Set<String> TAKEN = Set.of(
            "project",
            "business_unit",
            "stage",
            "region",
            "account_id",
            "cost_centre",
            "request",
            "organization",
            "organization_id",
            "repositories",
            "boundary_arn",
            "source",
            "version",
            "providers",
            "count",
            "for_each",
            "lifecycle",
            "depends_on",
            "locals");

    private InputRules() {}

    static Stream<ManifestProblem> check(String where, Parameter parameter) {
        return Stream.concat(
                ManifestRules.when(
                        TAKEN.contains(parameter.variable()),
                        where,
                        "'%s' is a Terraform variable of Slipway's own; name the parameter otherwise"
                                .formatted(parameter.variable())),
                ManifestRules.when(
                        !alwaysAnswered(parameter),
                        where,
                        "'%s' may be left empty, and Terraform needs a value; make it required"
                                .formatted(parameter.name())));
    }

    private static boolean alwaysAnswered(Parameter parameter) {
        return parameter.required() || parameter instanceof Parameter.Flag;
    }
}

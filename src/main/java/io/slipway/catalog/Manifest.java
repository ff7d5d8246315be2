package io.slipway.catalog;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a template version is made of: its questions, and what its answers lead to.
 *
 * <p>Texts may hold placeholders, filled in by whoever plans: {@code ${project}}, {@code ${business-unit}},
 * {@code ${region}}, {@code ${account}} (of the stage at hand), {@code ${account.STAGE}}, {@code ${organization}},
 * {@code ${request}}, {@code ${template}}, {@code ${answer.NAME}}, {@code ${repository.KEY}} (its name),
 * {@code ${output.STAGE.NAME}} (a Terraform output; {@code NAME} may be a path such as
 * {@code deploy_role_arns.training}).
 *
 * @param summary one sentence, for the card
 * @param description some sentences, for the template's page
 */
public record Manifest(
        String name,
        String summary,
        String description,
        List<Parameter> parameters,
        List<RepositorySpec> repositories,
        List<StageSpec> stages,
        ApprovalSpec approval) {

    public Manifest {
        parameters = List.copyOf(parameters);
        repositories = List.copyOf(repositories);
        stages = List.copyOf(stages);
    }

    /**
     * Reads what a form sent. Names that no parameter has are ignored; a missing flag is {@code false}.
     *
     * @param submitted raw values by parameter name
     */
    public Answered read(Map<String, String> submitted) {
        var values = new TreeMap<String, Object>();
        var problems = new TreeMap<String, String>();
        for (var parameter : parameters) {
            switch (parameter.read(submitted.getOrDefault(parameter.name(), ""))) {
                case Reading.Value(var value) -> values.put(parameter.name(), value);
                case Reading.Problem(var message) -> problems.put(parameter.name(), message);
                case Reading.Absent() -> {}
            }
        }
        return problems.isEmpty()
                ? new Answered.Complete(new Answers(values))
                : new Answered.Incomplete(new Answers(values), problems);
    }

    /** The repositories that these answers lead to, in the manifest's order. */
    public List<RepositorySpec> repositories(Answers answers) {
        return repositories.stream().filter(spec -> answers.meet(spec.when())).toList();
    }

    /** What reading a form led to. */
    public sealed interface Answered {

        /** Every answer is good. */
        record Complete(Answers answers) implements Answered {}

        /**
         * Some are not.
         *
         * @param answers the good ones
         * @param problems what to mend, by parameter name
         */
        record Incomplete(Answers answers, SortedMap<String, String> problems) implements Answered {}
    }

    /**
     * A repository to create.
     *
     * @param key names it inside the manifest and in Terraform: {@code training}
     * @param suffix its name is the project's, a dash, and this
     * @param from the template repository it is generated from
     * @param when the condition on the answers; null for always
     * @param variables repository variables, texts with placeholders
     * @param secrets names of repository secrets, whose values Slipway makes and nobody sees
     * @param files written into the fresh repository: path to text, both with placeholders
     */
    public record RepositorySpec(
            String key,
            String suffix,
            String from,
            String description,
            @Nullable Condition when,
            List<EnvironmentSpec> environments,
            SortedMap<String, String> variables,
            List<String> secrets,
            SortedMap<String, String> files) {

        /** The repository's name in the organization. */
        public String name(String project) {
            return project + "-" + suffix;
        }
    }

    /**
     * A GitHub environment of a repository; its name is a stage.
     *
     * @param approved whether the project's approvers must review a deployment
     * @param branches names or patterns that may deploy; empty for all
     */
    public record EnvironmentSpec(
            String stage,
            boolean approved,
            List<String> branches,
            SortedMap<String, String> variables,
            List<String> secrets) {}

    /**
     * The infrastructure of a stage.
     *
     * @param root the Terraform root, a path below the directory of roots: {@code train-deploy/dev}
     * @param inputs parameters that are handed to Terraform, with dashes as underscores
     * @param makes what it makes, in words, for the preview beside the form
     */
    public record StageSpec(String stage, String root, List<String> inputs, List<Made> makes) {}

    /**
     * One line of a preview.
     *
     * @param icon a name of the icon sprite: {@code bucket}
     * @param text with placeholders
     * @param note a few quiet words; null for none
     * @param when the condition on the answers; null for always
     */
    public record Made(
            String icon,
            String text,
            @Nullable String note,
            @Nullable Condition when) {}

    /** A condition on one answer. Flags answer {@code true} or {@code false}. */
    public record Condition(String parameter, String equals) {}

    /**
     * The sign-offs that a request needs.
     *
     * @param anyOf who may sign: so far always {@code business-unit-approvers}
     */
    public record ApprovalSpec(String anyOf) {}
}

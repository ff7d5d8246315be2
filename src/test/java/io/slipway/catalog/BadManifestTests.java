package io.slipway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A good small manifest, one thing made wrong in it, and what is said about it. */
class BadManifestTests {

    private static final String GOOD = """
            template: tiny
            version: 1
            name: Tiny
            summary: One repository.
            description: One repository, one stage.
            parameters:
              - { name: colour, kind: choice, label: Colour, required: true, initial: red, options: [ { value: red, label: Red }, { value: blue, label: Blue } ] }
              - { name: code, kind: text, label: Code, required: true, min-length: 2, max-length: 9, pattern: '[a-z]+', pattern-help: Write small letters. }
              - { name: size, kind: whole, label: Size, required: true, initial: 5, min: 1, max: 10 }
              - { name: loud, kind: flag, label: Loud }
              - { name: lead, kind: github-user, label: Lead }
              - { name: cost-centre, kind: team, label: Team, required: true }
            repositories:
              - key: code
                suffix: code
                from: model-training
                description: Code of ${project}
                when: { parameter: loud, equals: true }
                environments:
                  - { stage: dev, variables: { ACCOUNT: "${account}" } }
                variables: { BUCKET: "${output.dev.artifact_bucket}" }
                secrets: [SIGNING_KEY]
                files: { slipway.yaml: "project: ${project}" }
              - { key: more, suffix: more, from: model-training, description: More }
            stages:
              - stage: dev
                root: tiny/dev
                inputs: [size]
                makes:
                  - { icon: bucket, text: Bucket, when: { parameter: colour, equals: blue } }
            approval: { any-of: business-unit-approvers }
            """;

    private final ManifestReader reader = new ManifestReader();

    @Test
    void theManifestWithoutAMistakeIsGood() {
        assertThat(reader.read(GOOD).manifest().parameters()).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource({"againstTheSchema", "againstTheRules", "againstThePlaceholders"})
    void saysWhereAndWhat(String right, String wrong, String problem) {
        assertThat(GOOD).contains(right);

        assertThatExceptionOfType(BadManifestException.class)
                .isThrownBy(() -> reader.read(GOOD.replace(right, wrong)))
                .withMessageContaining(problem);
    }

    static Stream<Arguments> againstTheSchema() {
        return Stream.of(
                arguments("template: tiny", "", "required property 'template' not found"),
                arguments("template: tiny", "template: Tiny", "template: "),
                arguments("template: tiny", "template: ../tiny", "template: "),
                arguments("version: 1", "version: 0", "version: must have a minimum value of 1"),
                arguments("version: 1", "version: .nan", "line 2: "),
                arguments("version: 1", "version: '1'", "version: string found, integer expected"),
                arguments("name: Tiny", "name: ''", "name: "),
                arguments("name: Tiny", "name: Tiny\ncolour: red", "property 'colour'"),
                arguments("kind: flag", "kind: date", "parameters[3].kind: "),
                arguments("kind: flag", "kind: flag, options: []", "parameters[3]"),
                arguments("label: Loud", "hint: Loud", "parameters[3]: required property 'label' not found"),
                arguments("min: 1,", "", "parameters[2]: required property 'min' not found"),
                arguments(", pattern-help: Write small letters.", "", "parameters[1]"),
                arguments("initial: 5", "initial: 1.5", "parameters[2].initial: "),
                arguments("[SIGNING_KEY]", "[GITHUB_TOKEN]", "repositories[0].secrets[0]: "),
                arguments("[SIGNING_KEY]", "[SIGNING_KEY, SIGNING_KEY]", "repositories[0].secrets: "),
                arguments("{ slipway.yaml:", "{ ../slipway.yaml:", "repositories[0].files: "),
                arguments("{ slipway.yaml:", "{ .git/config:", "repositories[0].files: "),
                arguments("{ slipway.yaml:", "{ /etc/passwd:", "repositories[0].files: "),
                arguments("root: tiny/dev", "root: ../../etc", "stages[0].root: "),
                arguments("stage: dev\n    root", "stage: test\n    root", "stages[0].stage: "),
                arguments("icon: bucket", "icon: anchor", "stages[0].makes[0].icon: "),
                arguments("business-unit-approvers", "me", "approval.any-of: "));
    }

    static Stream<Arguments> againstTheRules() {
        return Stream.of(
                arguments("name: code,", "name: colour,", "parameters[1].name: 'colour' is there already"),
                arguments("key: more", "key: code", "repositories[1].key: 'code' is there already"),
                arguments("suffix: more", "suffix: code", "repositories[1].suffix: 'code' is there already"),
                arguments("value: blue,", "value: red,", "parameters[0].options[1].value: 'red' is there already"),
                arguments("initial: red", "initial: green", "parameters[0].initial: 'green' is not a good answer"),
                arguments("initial: 5", "initial: 11", "parameters[2].initial: '11' is not a good answer"),
                arguments("min: 1,", "min: 11,", "parameters[2].min: is more than max"),
                arguments("min-length: 2", "min-length: 10", "parameters[1].min-length: is more than max-length"),
                arguments("'[a-z]+'", "'[a-z'", "parameters[1].pattern: is no regular expression"),
                arguments(
                        "parameter: loud", "parameter: quiet", "repositories[0].when.parameter: there is no parameter"),
                arguments("equals: true", "equals: on", "repositories[0].when.equals: 'on' can never be the answer"),
                arguments("equals: blue", "equals: green", "stages[0].makes[0].when.equals: 'green' can never be"),
                arguments("[size]", "[weight]", "stages[0].inputs[0]: there is no parameter 'weight'"),
                arguments("[size]", "[lead]", "stages[0].inputs[0]: 'lead' may be left empty"),
                arguments("[size]", "[cost-centre]", "stages[0].inputs[0]: 'cost_centre' is a Terraform variable"),
                arguments("- { stage: dev,", "- { stage: prod,", "environments[0].stage: the template has no stage"));
    }

    static Stream<Arguments> againstThePlaceholders() {
        return Stream.of(
                arguments("Code of ${project}", "Code of ${projekt}", "description: there is nothing to put in for"),
                arguments("Code of ${project}", "Code of ${project", "description: a placeholder is opened"),
                arguments("Code of ${project}", "Code of ${account}", "description: ${account} belongs to a stage"),
                arguments("\"project: ${project}\"", "\"${answer.weight}\"", "files.slipway.yaml: there is nothing"),
                arguments("\"project: ${project}\"", "\"${repository.less}\"", "files.slipway.yaml: there is nothing"),
                arguments("\"project: ${project}\"", "\"${account.prod}\"", "files.slipway.yaml: there is nothing"),
                arguments("\"project: ${project}\"", "\"${{ github.sha }}\"", "files.slipway.yaml: there is nothing"),
                arguments("artifact_bucket", "secret_bucket", "variables.BUCKET: there is nothing to put in"),
                arguments("dev.artifact_bucket", "artifact_bucket", "variables.BUCKET: there is nothing to put in"),
                arguments("artifact_bucket", "deploy_role_arns.less", "variables.BUCKET: there is nothing to put in"),
                arguments("text: Bucket", "text: 'B ${output.dev.artifact_bucket}'", "is not known before Terraform"));
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        var twice = GOOD.replace("initial: red", "initial: green").replace("initial: 5", "initial: 0");

        assertThatExceptionOfType(BadManifestException.class)
                .isThrownBy(() -> reader.read(twice))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(ManifestProblem::where)
                        .containsExactly("parameters[0].initial", "parameters[2].initial"));
    }

    @ParameterizedTest
    @MethodSource("noYaml")
    void refusesWhatIsNoManifestAtAll(String text) {
        assertThatExceptionOfType(BadManifestException.class).isThrownBy(() -> reader.read(text));
    }

    static List<String> noYaml() {
        return List.of(
                "",
                "just words",
                "[1, 2]",
                "a: [",
                "a: 1\na: 2",
                "\tname: x",
                "name: a\u0000b",
                "name: !!javax.script.ScriptEngineManager []",
                "a: &a [*a, *a]",
                "[".repeat(100_000),
                GOOD + "---\n" + GOOD);
    }
}

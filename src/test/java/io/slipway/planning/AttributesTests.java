package io.slipway.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** What an approver reads of a change. */
class AttributesTests {

    private static final JsonNode NOTHING = JsonNodeFactory.instance.nullNode();
    private static final Set<String> POLICY = Set.of("policy");

    @Test
    void aNewPolicyIsReadAsAWhole() {
        var after = json("""
                {"name": "a", "policy": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "«id of repository training»"}]}}
                """);

        assertThat(Attributes.between(NOTHING, after, POLICY))
                .containsExactly(new Attribute("name", null, "a"), new Attribute("policy", null, """
                        {
                          "Version": "2012-10-17",
                          "Statement": [ {
                            "Effect": "Allow",
                            "Action": [ "s3:GetObject", "s3:PutObject" ],
                            "Resource": "«id of repository training»"
                          } ]
                        }"""));
    }

    @Test
    void ofAPolicyThatChangesOnlyTheChangeIsRead() {
        var before = json("""
                {"policy": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject"}]}}
                """);
        var after = json("""
                {"policy": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*"}]}}
                """);

        assertThat(Attributes.between(before, after, POLICY))
                .containsExactly(new Attribute("policy.Statement[0].Action", "s3:GetObject", "s3:*"));
    }

    @Test
    void aPolicyThatIsNotKnownYetOrHiddenHidesNothingElse() {
        assertThat(Attributes.between(json("""
                        {"policy": {"Statement": []}}
                        """), json("""
                        {"policy": "(sensitive)"}
                        """), POLICY))
                .containsExactly(new Attribute("policy", "{\n  \"Statement\": [ ]\n}", "(sensitive)"));
    }

    @Test
    void whatIsNoDocumentIsReadLineByLine() {
        assertThat(Attributes.between(NOTHING, json("""
                {"tags": {"project": "churn"}, "input": {"list": [{"a": 1}]}}
                """), Set.of()))
                .containsExactly(
                        new Attribute("input.list[0].a", null, "1"), new Attribute("tags.project", null, "churn"));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}

package io.slipway.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PlanReaderTests {

    @TempDir
    Path folder;

    @Test
    void aPolicyIsReadAsTheDocumentThatItIs() throws IOException {
        var policy = after("""
                {"policy": "{\\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Action\\":\\"s3:*\\"}]}"}
                """).path("policy");

        assertThat(policy.path("Statement").path(0).path("Effect").asString()).isEqualTo("Deny");
    }

    @Test
    void saysWhichAttributesAreDocuments() throws IOException {
        assertThat(read("""
                {"resource_changes": [{"address": "a", "type": "t", "mode": "managed", "change": {"actions": ["update"],
                  "before": {"was": "[]", "map": {}}, "after": {"policy": "{}", "name": "a", "map": {"a": "b"}}}}]}
                """).changes().getFirst().documents()).containsExactlyInAnyOrder("policy", "was");
    }

    @Test
    void aTextThatOnlyLooksLikeADocumentStaysAText() throws IOException {
        assertThat(after("""
                {"description": "{project} of [team]", "number": "42"}
                """)).hasToString("""
                {"description":"{project} of [team]","number":"42"}""");
    }

    @Test
    void aDocumentThatIsSensitiveStaysHidden() throws IOException {
        var changes = read("""
                {"resource_changes": [{"address": "a", "type": "t", "mode": "managed", "change": {
                  "actions": ["create"], "before": null, "after": {"policy": "{}"}, "after_sensitive": {"policy": true}}}]}
                """).changes();

        assertThat(changes.getFirst().after()).hasToString("""
                {"policy":"(sensitive)"}""");
    }

    @Test
    void whatIsOnlyReadIsNoChange() throws IOException {
        assertThat(read("""
                {"resource_changes": [{"address": "data.a.b", "type": "a", "mode": "data", "change": {"actions": ["read"]}}]}
                """).changes()).isEmpty();
    }

    private JsonNode after(String values) throws IOException {
        return read("""
                {"resource_changes": [{"address": "a", "type": "t", "mode": "managed",
                  "change": {"actions": ["create"], "before": null, "after": %s}}]}
                """.formatted(values)).changes().getFirst().after();
    }

    private TerraformResult.Planned read(String plan) throws IOException {
        return PlanReader.read(Files.writeString(folder.resolve("plan.json"), plan));
    }
}

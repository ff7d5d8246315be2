package io.slipway.terraform;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What became of one Terraform command; an exit code becomes a value at once. */
public sealed interface TerraformResult {

    /**
     * A plan was made.
     *
     * @param changes in the order of their addresses, those without a change (no-op) among them
     * @param outputs the planned values of outputs; unknown and sensitive ones are left out
     */
    record Planned(List<ResourceChange> changes, Map<String, JsonNode> outputs) implements TerraformResult {

        public Planned {
            changes = List.copyOf(changes);
            outputs = Map.copyOf(outputs);
        }
    }

    /** A saved plan was applied; the outputs, without sensitive ones. */
    record Applied(Map<String, JsonNode> outputs) implements TerraformResult {

        public Applied {
            outputs = Map.copyOf(outputs);
        }
    }

    /**
     * The command failed.
     *
     * @param diagnostics what Terraform said, one entry each, without secrets
     */
    record Broken(List<String> diagnostics) implements TerraformResult {

        public Broken {
            diagnostics = List.copyOf(diagnostics);
        }
    }
}

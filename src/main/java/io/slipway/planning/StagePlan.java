package io.slipway.planning;

import io.slipway.organization.Account;
import io.slipway.organization.Stage;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What Terraform does for one stage.
 *
 * @param root the Terraform root
 * @param changes in the order of their addresses
 * @param outputs the planned outputs that are known before the run, late-bound values by name
 */
public record StagePlan(
        Stage stage, Account account, String root, List<TerraformChange> changes, Map<String, JsonNode> outputs) {

    public StagePlan {
        changes = List.copyOf(changes);
        outputs = Map.copyOf(outputs);
    }

    /** How many changes of one kind of action. */
    public long count(Action action) {
        return changes.stream().filter(change -> change.action() == action).count();
    }
}

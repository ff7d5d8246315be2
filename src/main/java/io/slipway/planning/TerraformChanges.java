package io.slipway.planning;

import io.slipway.terraform.ResourceChange;
import java.util.List;

/** Reads changes of Terraform into ours. */
final class TerraformChanges {

    private TerraformChanges() {}

    static TerraformChange read(ResourceChange change, LateBound sentinels) {
        var before = sentinels.named(change.before());
        var after = sentinels.named(change.after());
        return new TerraformChange(
                action(change.actions()),
                change.address(),
                change.type(),
                Attributes.between(before, after, change.documents()),
                after);
    }

    static Action action(List<String> actions) {
        return switch (actions) {
            case List<String> all when all.contains("create") && all.contains("delete") -> Action.UPDATE;
            case List<String> all when all.contains("create") -> Action.CREATE;
            case List<String> all when all.contains("update") -> Action.UPDATE;
            case List<String> all when all.contains("delete") -> Action.DELETE;
            default -> Action.NONE;
        };
    }
}

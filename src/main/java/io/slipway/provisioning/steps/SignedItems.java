package io.slipway.provisioning.steps;

import io.slipway.planning.Attribute;
import io.slipway.planning.GitHubChange;
import io.slipway.planning.GitHubItem;
import io.slipway.planning.GitHubOutputs;
import io.slipway.planning.LateBound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether what would be made on GitHub now is what was signed, once late-bound names have their values. */
record SignedItems(List<GitHubChange> signed, LateBound values) {

    /** What differs, in words, one entry for each item; empty when nothing does. */
    List<String> differences(List<GitHubItem> now) {
        var remaining = new TreeMap<>(now.stream().collect(Collectors.toMap(SignedItems::key, Function.identity())));
        var differences = new ArrayList<String>();
        for (var change : signed) {
            var item = remaining.remove(change.kind() + " " + change.name());
            if (item == null) {
                differences.add("%s %s is no longer wanted".formatted(change.kind(), change.name()));
            } else if (item.values().values().stream().anyMatch(GitHubOutputs::isNamedIn)) {
                differences.add("%s %s waits for an output that Terraform did not give"
                        .formatted(change.kind(), change.name()));
            } else if (!item.values().equals(bound(change))) {
                differences.add("%s %s: %s".formatted(change.kind(), change.name(), difference(item, bound(change))));
            }
        }
        remaining.keySet().forEach(key -> differences.add(key + " is new"));
        return differences;
    }

    private SortedMap<String, String> bound(GitHubChange change) {
        var bound = new TreeMap<String, String>();
        for (var attribute : change.attributes()) {
            var after = attribute.after();
            if (after != null) {
                bound.put(attribute.path(), values.bound(after));
            }
        }
        return bound;
    }

    private static String difference(GitHubItem item, Map<String, String> signed) {
        return item.values().entrySet().stream()
                .filter(value -> !value.getValue().equals(signed.get(value.getKey())))
                .map(value -> "%s was signed as '%s' and is '%s' now"
                        .formatted(value.getKey(), shown(signed.get(value.getKey())), shown(value.getValue())))
                .findFirst()
                .orElse("a value is missing");
    }

    private static String shown(@Nullable String text) {
        var all = Objects.requireNonNullElse(text, "");
        return all.length() > 80 ? all.substring(0, 80) + "…" : all;
    }

    private static String key(GitHubItem item) {
        return item.kind() + " " + item.name();
    }

    /** All texts of a signed plan in which names may stand. */
    static List<String> texts(List<GitHubChange> signed) {
        return signed.stream()
                .flatMap(change -> change.attributes().stream())
                .map(Attribute::after)
                .filter(Objects::nonNull)
                .toList();
    }
}

package io.slipway.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a newer plan says otherwise than an older one. */
public final class PlanDifference {

    private PlanDifference() {}

    /** One sentence for each thing that differs; empty when both say the same. */
    public static List<String> between(Plan older, Plan newer) {
        var was = things(older);
        var is = things(newer);
        var names = new TreeSet<>(was.keySet());
        names.addAll(is.keySet());
        var sentences = new ArrayList<String>();
        for (var name : names) {
            if (!was.containsKey(name)) {
                sentences.add(name + ": new");
            } else if (!is.containsKey(name)) {
                sentences.add(name + ": gone");
            } else if (!was.get(name).equals(is.get(name))) {
                sentences.add(name + ": changed");
            }
        }
        return sentences;
    }

    private static Map<String, Object> things(Plan plan) {
        var things = new TreeMap<String, Object>();
        plan.github()
                .changes()
                .forEach(change -> things.put("GitHub %s %s".formatted(change.kind(), change.name()), change));
        for (var stage : plan.stages()) {
            stage.changes()
                    .forEach(
                            change -> things.put("%s %s".formatted(stage.stage().key(), change.address()), change));
        }
        return things;
    }
}

package io.slipway.planning;

import io.slipway.terraform.ResourceChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a plan that was made anew with the real values is the approved one. What an earlier attempt of the same run
 * has made already may be missing from the new plan, as long as it stands there as it was approved.
 */
public final class PlanComparison {

    /** The tag that each thing of a project carries. */
    private static final String MARK = "slipway:request";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final LateBound ids;

    /** @param ids the real values of the late-bound ones */
    public PlanComparison(LateBound ids) {
        this.ids = ids;
    }

    /** What differs, in words, one entry for each resource; empty when the plan is the approved one. */
    public List<String> differences(StagePlan approved, List<ResourceChange> now) {
        var remaining =
                new TreeMap<>(now.stream().collect(Collectors.toMap(ResourceChange::address, Function.identity())));
        var differences = new ArrayList<String>();
        for (var signed : approved.changes()) {
            var change = remaining.remove(signed.address());
            if (!agrees(signed, change)) {
                differences.add(words(signed, change));
            }
        }
        remaining.values().stream()
                .filter(change -> !change.isNoOp())
                .forEach(change -> differences.add("%s: %s, which nobody signed"
                        .formatted(change.address(), String.join(" and ", change.actions()))));
        return differences;
    }

    private boolean agrees(TerraformChange signed, @Nullable ResourceChange change) {
        if (change == null) {
            return signed.action() == Action.DELETE || signed.action() == Action.NONE;
        }
        var approved = ids.bound(signed.after());
        var now = stands(change) ? onlyWhatWasSaid(approved, change.after()) : change.after();
        return isSameOrRest(signed.action(), change) && matches(approved, now);
    }

    /**
     * An earlier attempt may have made the thing, or have been ended in the middle of it, which replaces it. What is
     * taken over is never changed, and never taken away to make room, unless it is of this request.
     */
    private static boolean isSameOrRest(Action signed, ResourceChange change) {
        if (change.imported()) {
            return stands(change);
        }
        var again = signed == Action.CREATE && change.actions().contains("create");
        return again || stands(change) || TerraformChanges.action(change.actions()) == signed;
    }

    private static boolean stands(ResourceChange change) {
        return change.isNoOp() || isOurs(change);
    }

    /** Of what the plan left open, such as a description, AWS tells an empty one; nobody has signed that there is none. */
    private static JsonNode onlyWhatWasSaid(JsonNode approved, JsonNode now) {
        if (!(approved instanceof ObjectNode said) || !(now instanceof ObjectNode all)) {
            return isSwitchOfTerraform(approved, now) ? approved : now;
        }
        var rest = JSON.objectNode();
        said.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field ->
                        rest.set(field.getKey(), onlyWhatWasSaid(field.getValue(), value(all, field.getKey()))));
        return rest;
    }

    /** Such as {@code force_destroy}: AWS does not know it, so what is taken over has none, which means no. */
    private static boolean isSwitchOfTerraform(JsonNode approved, JsonNode now) {
        return approved.isBoolean() && !approved.booleanValue() && now.isNull();
    }

    /** Taken over because it stands already: only with the mark of this very request, which no other's thing has. */
    private static boolean isOurs(ResourceChange change) {
        return change.imported() && (isMarked(change) || isBareBucket(change));
    }

    private static boolean isMarked(ResourceChange change) {
        var mark = change.before().path("tags_all").path(MARK).asString("");
        return !mark.isEmpty()
                && mark.equals(change.after().path("tags_all").path(MARK).asString(""));
    }

    /**
     * A bucket gets its mark by a second call, and whoever died between the two left a bare one. What somebody uses has
     * at least one of these. (https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html)
     */
    private static boolean isBareBucket(ResourceChange change) {
        return change.type().equals("aws_s3_bucket")
                && Stream.of("tags_all", "policy", "lifecycle_rule", "logging", "replication_configuration", "website")
                        .map(change.before()::path)
                        .allMatch(value -> value.isContainer()
                                ? value.isEmpty()
                                : value.asString("").isEmpty());
    }

    /** Equal, array order aside; where the approved value was not known yet, any value is right. */
    private static boolean matches(JsonNode approved, JsonNode now) {
        if (approved.isString() && approved.stringValue().equals(JsonTexts.UNKNOWN)) {
            return true;
        }
        return switch (approved) {
            case ObjectNode object -> now instanceof ObjectNode other && matchesAll(object, other);
            case ArrayNode array -> now instanceof ArrayNode other && matchesInAnyOrder(array, other);
            default ->
                approved.equals(now)
                        || areNumbers(approved, now) && approved.asString().equals(now.asString());
        };
    }

    private static boolean areNumbers(JsonNode approved, JsonNode now) {
        return approved.isNumber() && now.isNumber();
    }

    private static boolean matchesAll(ObjectNode approved, ObjectNode now) {
        var names = new HashSet<>(approved.propertyNames());
        names.addAll(now.propertyNames());
        return names.stream().allMatch(name -> matches(value(approved, name), value(now, name)));
    }

    private static JsonNode value(ObjectNode object, String name) {
        var value = object.get(name);
        return value == null ? JSON.nullNode() : value;
    }

    private static boolean matchesInAnyOrder(ArrayNode approved, ArrayNode now) {
        var left = now.valueStream().collect(Collectors.toCollection(ArrayList::new));
        return approved.size() == now.size()
                && approved.valueStream()
                        .sorted(Comparator.comparing(PlanComparison::holdsUnknown))
                        .allMatch(element -> takesOne(left, element));
    }

    private static boolean takesOne(List<JsonNode> left, JsonNode approved) {
        return left.stream()
                .filter(element -> matches(approved, element))
                .findFirst()
                .map(left::remove)
                .orElse(false);
    }

    /** What fits anything takes what the others leave. */
    private static boolean holdsUnknown(JsonNode node) {
        return JsonTexts.leaves(node).anyMatch(leaf -> leaf.text().contains(JsonTexts.UNKNOWN));
    }

    private static String words(TerraformChange signed, @Nullable ResourceChange change) {
        if (change == null) {
            return signed.address() + ": signed, but no longer planned";
        }
        return change.imported() && !isOurs(change)
                ? signed.address() + ": stands in the account already, and not from this request; take it away there"
                : signed.address() + ": not what was signed";
    }

    /** How many of the approved changes stand already. */
    public static long standing(StagePlan approved, List<ResourceChange> now) {
        Map<String, ResourceChange> byAddress =
                now.stream().collect(Collectors.toMap(ResourceChange::address, Function.identity()));
        return approved.changes().stream()
                .filter(change -> change.action() != Action.NONE)
                .filter(change -> {
                    var found = byAddress.get(change.address());
                    return found != null && found.isNoOp();
                })
                .count();
    }
}

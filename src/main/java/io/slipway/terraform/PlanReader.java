package io.slipway.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads {@code terraform show -json} of a plan; what is sensitive or unknown leaves masked. A text that is a JSON
 * document, such as a policy, is read as that document: people see its statements, and the order that a provider gives
 * to the entries of a list does not matter.
 */
final class PlanReader {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonNode SENSITIVE = NODES.stringNode("(sensitive)");
    private static final JsonNode UNKNOWN = NODES.stringNode("(known after apply)");

    private PlanReader() {}

    static TerraformResult.Planned read(Path file) {
        try (var content = Files.newInputStream(file)) {
            return read(JSON.readTree(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TerraformResult.Planned read(JsonNode plan) {
        var changes = new ArrayList<ResourceChange>();
        plan.path("resource_changes")
                .valueStream()
                .filter(change -> !isOnlyRead(change))
                .forEach(change -> changes.add(change(change)));
        changes.sort(Comparator.comparing(ResourceChange::address));
        return new TerraformResult.Planned(changes, outputs(plan));
    }

    private static boolean isOnlyRead(JsonNode resource) {
        return "data".equals(resource.path("mode").asString(""));
    }

    private static ResourceChange change(JsonNode resource) {
        var change = resource.path("change");
        var nothing = NODES.missingNode();
        return new ResourceChange(
                resource.path("address").asString(),
                resource.path("type").asString(),
                actions(change),
                change.has("importing"),
                documents(change),
                masked(change.path("before"), change.path("before_sensitive"), nothing),
                masked(change.path("after"), change.path("after_sensitive"), change.path("after_unknown")));
    }

    private static List<String> actions(JsonNode change) {
        var actions = new ArrayList<String>();
        change.path("actions").forEach(action -> actions.add(action.asString()));
        return actions;
    }

    private static Set<String> documents(JsonNode change) {
        return Stream.of(change.path("before"), change.path("after"))
                .flatMap(values -> values.properties().stream())
                .filter(attribute -> attribute.getValue().isString())
                .filter(attribute ->
                        document(attribute.getValue().stringValue()).isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static JsonNode masked(JsonNode value, JsonNode sensitive, JsonNode unknown) {
        if (sensitive.isBoolean() && sensitive.asBoolean()) {
            return SENSITIVE;
        }
        if (unknown.isBoolean() && unknown.asBoolean()) {
            return UNKNOWN;
        }
        if (value.isArray()) {
            return list(value, sensitive, unknown);
        }
        if (value.isObject()) {
            return map(value, sensitive, unknown);
        }
        if (value.isString()) {
            return document(value.stringValue()).orElse(value);
        }
        return value.isMissingNode() ? NODES.nullNode() : value;
    }

    private static Optional<JsonNode> document(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isContainer);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static JsonNode list(JsonNode value, JsonNode sensitive, JsonNode unknown) {
        var array = NODES.arrayNode();
        for (var i = 0; i < Math.max(value.size(), unknown.size()); i++) {
            array.add(masked(value.path(i), sensitive.path(i), unknown.path(i)));
        }
        return array;
    }

    private static JsonNode map(JsonNode value, JsonNode sensitive, JsonNode unknown) {
        var object = NODES.objectNode();
        value.properties()
                .forEach(field -> object.set(
                        field.getKey(),
                        masked(field.getValue(), sensitive.path(field.getKey()), unknown.path(field.getKey()))));
        unknown.properties().stream()
                .filter(field -> !value.has(field.getKey()) && holdsTrue(field.getValue()))
                .forEach(field -> object.set(
                        field.getKey(),
                        masked(NODES.missingNode(), sensitive.path(field.getKey()), NODES.booleanNode(true))));
        return object;
    }

    private static TreeMap<String, JsonNode> outputs(JsonNode plan) {
        var outputs = new TreeMap<String, JsonNode>();
        plan.path("planned_values").path("outputs").properties().forEach(output -> {
            var unknown = plan.path("output_changes").path(output.getKey()).path("after_unknown");
            var value = output.getValue();
            if (value.has("value") && !value.path("sensitive").asBoolean(false) && !holdsTrue(unknown)) {
                outputs.put(output.getKey(), value.get("value"));
            }
        });
        return outputs;
    }

    private static boolean holdsTrue(JsonNode mask) {
        return mask.isBoolean() ? mask.asBoolean() : mask.valueStream().anyMatch(PlanReader::holdsTrue);
    }
}

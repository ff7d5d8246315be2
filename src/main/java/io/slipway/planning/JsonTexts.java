package io.slipway.planning;

import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Walks JSON values. */
final class JsonTexts {

    /** What stands for a value that Terraform knows only after it applied. */
    static final String UNKNOWN = "(known after apply)";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final ObjectWriter PRETTY = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectNameValueSpacing(Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private JsonTexts() {}

    /** The same value with each text in it changed. */
    static JsonNode map(JsonNode node, UnaryOperator<String> change) {
        return switch (node) {
            case ObjectNode object -> {
                var copy = JSON.objectNode();
                object.properties().forEach(entry -> copy.set(entry.getKey(), map(entry.getValue(), change)));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = JSON.arrayNode();
                array.forEach(element -> copy.add(map(element, change)));
                yield copy;
            }
            default -> node.isString() ? JSON.stringNode(change.apply(node.stringValue())) : node;
        };
    }

    /** The leaves of a value as paths and texts, such as {@code tags.project}; nulls are left out. */
    static Stream<Leaf> leaves(JsonNode node) {
        return leaves("", node);
    }

    /** The same for a value that lies at a path. */
    static Stream<Leaf> leaves(String path, JsonNode node) {
        return switch (node) {
            case ObjectNode object ->
                object.properties().stream()
                        .flatMap(entry -> leaves(
                                path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue()));
            case ArrayNode array -> array.isEmpty() ? Stream.of(new Leaf(path, "[]")) : elements(path, array);
            default -> node.isNull() || node.isMissingNode() ? Stream.empty() : Stream.of(new Leaf(path, text(node)));
        };
    }

    private static Stream<Leaf> elements(String path, ArrayNode array) {
        var scalars = array.valueStream().allMatch(JsonNode::isValueNode);
        if (scalars) {
            return Stream.of(new Leaf(
                    path,
                    String.join(", ", array.valueStream().map(JsonTexts::text).toList())));
        }
        return IntStream.range(0, array.size())
                .boxed()
                .flatMap(index -> leaves(path + "[" + index + "]", array.get(index)));
    }

    /** For people to read; a line for each entry of an object. */
    static String pretty(JsonNode node) {
        return PRETTY.writeValueAsString(node);
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : node.toString();
    }

    /** A value that holds no other. */
    record Leaf(String path, String text) {}
}

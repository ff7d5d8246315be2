package io.slipway.sandbox.github;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a request brings, read with GitHub's forbearance: an absent field and a null are the same. */
record Body(ObjectNode json) {

    static Body of(@Nullable ObjectNode json) {
        return new Body(json == null ? JsonNodeFactory.instance.objectNode() : json);
    }

    Optional<String> text(String field) {
        return value(field).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /** The text, or GitHub's complaint that it is missing. */
    String text(String field, String resource) {
        return text(field)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> ApiError.invalid(resource, field, "missing_field"));
    }

    Optional<Boolean> flag(String field) {
        return value(field).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    Optional<Integer> whole(String field) {
        return value(field).filter(JsonNode::isInt).map(JsonNode::intValue);
    }

    Optional<Body> object(String field) {
        return value(field).filter(JsonNode::isObject).map(node -> new Body((ObjectNode) node));
    }

    /** The elements of a list of objects; anything else in it is left out. */
    List<Body> objects(String field) {
        return elements(field)
                .filter(JsonNode::isObject)
                .map(node -> new Body((ObjectNode) node))
                .toList();
    }

    List<String> texts(String field) {
        return elements(field)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
    }

    boolean has(String field) {
        return json.has(field);
    }

    private java.util.stream.Stream<JsonNode> elements(String field) {
        return value(field).filter(JsonNode::isArray).stream().flatMap(JsonNode::valueStream);
    }

    Optional<JsonNode> value(String field) {
        return Optional.ofNullable(json.get(field)).filter(node -> !node.isNull());
    }
}

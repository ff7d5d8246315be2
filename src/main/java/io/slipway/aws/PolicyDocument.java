package io.slipway.aws;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A policy of AWS, where one value may stand for a list of one. */
record PolicyDocument(JsonNode document) {

    private static final JsonMapper JSON = new JsonMapper();

    PolicyDocument(String json) {
        this(JSON.readTree(json));
    }

    /** Everybody who is allowed anything. */
    List<String> principals() {
        return statements("Allow")
                .map(statement -> statement.path("Principal"))
                .flatMap(principal -> principal.isObject()
                        ? principal.valueStream().flatMap(PolicyDocument::texts)
                        : texts(principal))
                .distinct()
                .toList();
    }

    /** Whether nobody assumes the role without an external id. */
    boolean needsExternalId() {
        var doors = statements("Allow").filter(PolicyDocument::isDoor).toList();
        return !doors.isEmpty()
                && doors.stream()
                        .allMatch(door ->
                                door.path("Condition").path("StringEquals").has("sts:ExternalId"));
    }

    /** Whether calls without TLS are denied to everybody, whatever they ask. */
    boolean deniesPlainHttp() {
        return statements("Deny")
                .filter(statement -> texts(statement.path("Action")).anyMatch("s3:*"::equals))
                .filter(statement -> isEverybody(statement.path("Principal")))
                .anyMatch(statement -> texts(
                                statement.path("Condition").path("Bool").path("aws:SecureTransport"))
                        .anyMatch("false"::equals));
    }

    private static boolean isEverybody(JsonNode principal) {
        return texts(principal.isObject() ? principal.path("AWS") : principal).anyMatch("*"::equals);
    }

    private static boolean isDoor(JsonNode statement) {
        return texts(statement.path("Action"))
                .anyMatch(
                        action -> action.equals("*") || action.equals("sts:*") || action.startsWith("sts:AssumeRole"));
    }

    private Stream<JsonNode> statements(String effect) {
        var statement = document.path("Statement");
        var all = statement.isArray() ? statement.valueStream() : Stream.of(statement);
        return all.filter(one -> one.path("Effect").asString("").equals(effect));
    }

    private static Stream<String> texts(JsonNode node) {
        var all = node.isArray() ? node.valueStream() : Stream.of(node);
        return all.map(one -> one.asString("")).filter(text -> !text.isEmpty());
    }
}

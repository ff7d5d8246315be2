package io.slipway.projects.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a stage made and a drawing shows.
 *
 * @param output the Terraform output that tells of it
 */
record DrawnOutput(String output, String title, String note) {

    static final String RULE = "event_rule_arn";

    static List<DrawnOutput> of(Map<String, JsonNode> outputs) {
        return Stream.of(
                        named(outputs, "deploy_role_arns", "Deploy roles"),
                        named(outputs, "ecr_repositories", "Image repositories"),
                        valued(outputs, "pipeline_role_arn", "Pipeline role"),
                        valued(outputs, "artifact_bucket", "Bucket"),
                        valued(outputs, "model_package_group", "Model package group"),
                        valued(outputs, RULE, "Rule on approved models"))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A map: its keys name it. */
    private static Optional<DrawnOutput> named(Map<String, JsonNode> outputs, String output, String title) {
        return Optional.ofNullable(outputs.get(output))
                .filter(node -> node.isObject() && !node.isEmpty())
                .map(node -> new DrawnOutput(
                        output, title, "for " + String.join(", ", new TreeSet<>(node.propertyNames()))));
    }

    /** A text: the last part of it names it. */
    private static Optional<DrawnOutput> valued(Map<String, JsonNode> outputs, String output, String title) {
        return Optional.ofNullable(outputs.get(output))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(text -> !text.isEmpty())
                .map(text -> new DrawnOutput(output, title, text.substring(text.lastIndexOf('/') + 1)));
    }
}

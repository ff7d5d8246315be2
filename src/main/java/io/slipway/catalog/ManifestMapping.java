package io.slipway.catalog;

import io.slipway.catalog.Manifest.ApprovalSpec;
import io.slipway.catalog.Manifest.Condition;
import io.slipway.catalog.Manifest.EnvironmentSpec;
import io.slipway.catalog.Manifest.Made;
import io.slipway.catalog.Manifest.RepositorySpec;
import io.slipway.catalog.Manifest.StageSpec;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** From a tree that keeps the schema to our records; what is left out takes its default here. */
final class ManifestMapping {

    private static final int LONGEST_TEXT = 200;

    private ManifestMapping() {}

    static Manifest manifest(JsonNode node) {
        return new Manifest(
                text(node, "name"),
                text(node, "summary"),
                text(node, "description"),
                list(node, "parameters", ManifestMapping::parameter),
                list(node, "repositories", ManifestMapping::repository),
                list(node, "stages", ManifestMapping::stage),
                new ApprovalSpec(text(node.path("approval"), "any-of")));
    }

    private static Parameter parameter(JsonNode node) {
        var name = text(node, "name");
        var label = text(node, "label");
        var hint = text(node, "hint");
        var required = flag(node, "required");
        var initial = text(node, "initial");
        return switch (text(node, "kind")) {
            case "text" -> line(node, name, label, hint, required, initial);
            case "choice" -> {
                var options = list(node, "options", ManifestMapping::option);
                yield new Parameter.Choice(name, label, hint, required, initial, options);
            }
            case "whole" -> {
                var from = number(node, "min", 0);
                yield new Parameter.Whole(name, label, hint, required, whole(node), from, number(node, "max", from));
            }
            case "flag" -> new Parameter.Flag(name, label, hint, initial);
            case "github-user" -> new Parameter.GitHubUser(name, label, hint, required, initial);
            case "team" -> new Parameter.Team(name, label, hint, required, initial);
            default -> throw new IllegalArgumentException("Parameter %s is of no known kind".formatted(name));
        };
    }

    private static Parameter line(
            JsonNode node, String name, String label, String hint, boolean required, String initial) {
        return new Parameter.Text(
                name,
                label,
                hint,
                required,
                initial,
                Math.toIntExact(number(node, "min-length", 0)),
                Math.toIntExact(number(node, "max-length", LONGEST_TEXT)),
                orNull(node, "pattern"),
                text(node, "pattern-help"));
    }

    private static Parameter.Choice.Option option(JsonNode node) {
        return new Parameter.Choice.Option(text(node, "value"), text(node, "label"), text(node, "text"));
    }

    private static RepositorySpec repository(JsonNode node) {
        return new RepositorySpec(
                text(node, "key"),
                text(node, "suffix"),
                text(node, "from"),
                text(node, "description"),
                condition(node),
                list(node, "environments", ManifestMapping::environment),
                texts(node, "variables"),
                list(node, "secrets", JsonNode::asString),
                texts(node, "files"));
    }

    private static EnvironmentSpec environment(JsonNode node) {
        return new EnvironmentSpec(
                text(node, "stage"),
                flag(node, "approved"),
                list(node, "branches", JsonNode::asString),
                texts(node, "variables"),
                list(node, "secrets", JsonNode::asString));
    }

    private static StageSpec stage(JsonNode node) {
        return new StageSpec(
                text(node, "stage"),
                text(node, "root"),
                list(node, "inputs", JsonNode::asString),
                list(node, "makes", ManifestMapping::made));
    }

    private static Made made(JsonNode node) {
        return new Made(text(node, "icon"), text(node, "text"), orNull(node, "note"), condition(node));
    }

    private static @Nullable Condition condition(JsonNode node) {
        var when = node.path("when");
        return when.isObject() ? new Condition(text(when, "parameter"), text(when, "equals")) : null;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static @Nullable String orNull(JsonNode node, String field) {
        return node.path(field).asStringOpt().orElse(null);
    }

    private static boolean flag(JsonNode node, String field) {
        return node.path(field).asBoolean(false);
    }

    private static long number(JsonNode node, String field, long otherwise) {
        return node.path(field).asLong(otherwise);
    }

    private static String whole(JsonNode node) {
        var initial = node.path("initial").asLongOpt();
        return initial.isPresent() ? Long.toString(initial.getAsLong()) : "";
    }

    private static <T> List<T> list(JsonNode node, String field, Function<JsonNode, T> item) {
        return node.path(field).values().stream().map(item).toList();
    }

    private static SortedMap<String, String> texts(JsonNode node, String field) {
        var texts = new TreeMap<String, String>();
        node.path(field)
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
        return Collections.unmodifiableSortedMap(texts);
    }
}

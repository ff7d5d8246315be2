package io.slipway.terraform;

import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads lines of Terraform's {@code -json} stream; never its text for people. */
final class EventReader {

    private static final JsonMapper JSON = JsonMapper.shared();

    private EventReader() {}

    static Event read(String line) {
        try {
            return event(JSON.readTree(line));
        } catch (JacksonException e) {
            return new Event.Other();
        }
    }

    private static Event event(JsonNode line) {
        return switch (line.path("type").asString("")) {
            case "version" ->
                new Event.Version(
                        line.path("terraform").asString(line.path("tofu").asString("")));
            case "planned_change" -> new Event.Planned(address(line.path("change")), action(line.path("change")));
            case "resource_drift" -> new Event.Drifted(address(line.path("change")), action(line.path("change")));
            case "change_summary" -> summed(line.path("changes"));
            case "diagnostic" -> diagnosed(line.path("diagnostic"));
            case "outputs" -> outputs(line.path("outputs"));
            default -> hook(line.path("type").asString(""), line.path("hook"));
        };
    }

    private static Event hook(String type, JsonNode hook) {
        var seconds = hook.path("elapsed_seconds").asLong(0);
        return switch (type) {
            case "apply_start" -> new Event.Started(address(hook), action(hook));
            case "apply_progress" -> new Event.Progressing(address(hook), action(hook), seconds);
            case "apply_complete" -> new Event.Completed(address(hook), action(hook), seconds);
            case "apply_errored" -> new Event.Errored(address(hook), action(hook), seconds);
            case "provision_progress" -> said(hook);
            default -> new Event.Other();
        };
    }

    /** Terraform's announcement of the command is left out: on the page it would stand before each line that matters. */
    private static Event said(JsonNode hook) {
        var text = hook.path("output").asString("");
        return text.startsWith("Executing: [") ? new Event.Other() : new Event.Said(address(hook), text);
    }

    private static Event summed(JsonNode changes) {
        return new Event.Summed(
                changes.path("operation").asString(""),
                changes.path("add").asInt(0),
                changes.path("change").asInt(0),
                changes.path("remove").asInt(0));
    }

    private static Event diagnosed(JsonNode diagnostic) {
        var text = new StringBuilder(diagnostic.path("summary").asString("Terraform failed"));
        var detail = diagnostic.path("detail").asString("");
        if (!detail.isEmpty()) {
            text.append(": ").append(detail);
        }
        var address = diagnostic.path("address").asString("");
        if (!address.isEmpty()) {
            text.append(" (").append(address).append(')');
        }
        return new Event.Diagnosed("error".equals(diagnostic.path("severity").asString("")), text.toString(), address);
    }

    private static Event outputs(JsonNode outputs) {
        var values = new TreeMap<String, JsonNode>();
        outputs.properties().forEach(output -> {
            if (!output.getValue().path("sensitive").asBoolean(false)
                    && output.getValue().has("value")) {
                values.put(output.getKey(), output.getValue().get("value"));
            }
        });
        return new Event.Outputs(values);
    }

    private static String address(JsonNode node) {
        return node.path("resource").path("addr").asString("");
    }

    private static String action(JsonNode node) {
        return node.path("action").asString("");
    }
}

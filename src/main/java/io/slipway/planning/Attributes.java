package io.slipway.planning;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Lists what differs between two values. */
final class Attributes {

    private Attributes() {}

    /** @param documents the attributes that are read as a whole when they come or go, and line by line when they change */
    static List<Attribute> between(JsonNode before, JsonNode after, Set<String> documents) {
        var whole = documents.stream()
                .filter(name ->
                        before.path(name).isContainer() != after.path(name).isContainer())
                .collect(Collectors.toSet());
        var was = byPath(before, whole);
        var willBe = byPath(after, whole);
        var paths = new TreeSet<>(was.keySet());
        paths.addAll(willBe.keySet());
        return paths.stream()
                .map(path -> new Attribute(path, was.get(path), willBe.get(path)))
                .filter(attribute -> !Objects.equals(attribute.before(), attribute.after()))
                .toList();
    }

    private static Map<String, String> byPath(JsonNode node, Set<String> whole) {
        var texts = new TreeMap<String, String>();
        if (node.isString()) {
            texts.put("", node.stringValue()); // all of it is hidden
        }
        node.properties().forEach(attribute -> {
            if (whole.contains(attribute.getKey()) && attribute.getValue().isContainer()) {
                texts.put(attribute.getKey(), JsonTexts.pretty(attribute.getValue()));
            } else {
                JsonTexts.leaves(attribute.getKey(), attribute.getValue())
                        .forEach(leaf -> texts.putIfAbsent(leaf.path(), leaf.text()));
            }
        });
        return texts;
    }
}

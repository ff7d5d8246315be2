package io.slipway.planning;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Lists what differs between two values. */
final class Attributes {

    private Attributes() {}

    static List<Attribute> between(JsonNode before, JsonNode after) {
        var was = byPath(before);
        var willBe = byPath(after);
        var paths = new TreeSet<>(was.keySet());
        paths.addAll(willBe.keySet());
        return paths.stream()
                .map(path -> new Attribute(path, was.get(path), willBe.get(path)))
                .filter(attribute -> !Objects.equals(attribute.before(), attribute.after()))
                .toList();
    }

    private static Map<String, String> byPath(JsonNode node) {
        return JsonTexts.leaves(node)
                .collect(Collectors.toMap(JsonTexts.Leaf::path, JsonTexts.Leaf::text, (first, _) -> first));
    }
}

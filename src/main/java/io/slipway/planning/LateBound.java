package io.slipway.planning;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Values that exist only once the run has made something, each under a name such as {@code «id of repository
 * training»}. A plan is computed with sentinels in their place; page and digest show the names; the run replaces the
 * names by the real values. Binding goes that way only: a short real id may occur in an account number by chance.
 */
public record LateBound(Map<String, String> valueByName) {

    /** Sixteen digits: longer than an account number, and than any id GitHub has given out. */
    private static final long FIRST_SENTINEL = 7_310_000_000_000_000L;

    public LateBound {
        valueByName = Map.copyOf(valueByName);
    }

    /** The name of a repository's numeric id. */
    public static String repositoryId(String key) {
        return "«id of repository " + key + "»";
    }

    /** Sentinels for the ids of repositories. */
    static LateBound sentinels(Collection<String> repositoryKeys) {
        var values = new LinkedHashMap<String, String>();
        repositoryKeys.forEach(key -> values.put(repositoryId(key), Long.toString(FIRST_SENTINEL + values.size())));
        return new LateBound(values);
    }

    /** The real ids of repositories, by key. */
    public static LateBound repositories(Map<String, String> idByKey) {
        return new LateBound(idByKey.entrySet().stream()
                .collect(Collectors.toMap(entry -> repositoryId(entry.getKey()), Map.Entry::getValue)));
    }

    /** The value of a repository's id: the real one, or its sentinel. */
    String idOf(String repositoryKey) {
        var id = valueByName.get(repositoryId(repositoryKey));
        if (id == null) {
            throw new IllegalArgumentException("Repository %s has no id".formatted(repositoryKey));
        }
        return id;
    }

    /** Puts the names in the place of the values; for sentinels only. */
    JsonNode named(JsonNode node) {
        return JsonTexts.map(node, this::named);
    }

    private String named(String text) {
        var result = text;
        for (var entry : valueByName.entrySet()) {
            result = result.replace(entry.getValue(), entry.getKey());
        }
        return result;
    }

    /** Puts the values in the place of the names. */
    public JsonNode bound(JsonNode node) {
        return JsonTexts.map(node, this::bound);
    }

    /** Puts the values in the place of the names. */
    public String bound(String text) {
        var result = text;
        for (var entry : valueByName.entrySet()) {
            result = result.replace(entry.getKey(), entry.getValue());
        }
        return result;
    }
}

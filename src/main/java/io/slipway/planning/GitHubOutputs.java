package io.slipway.planning;

import io.slipway.organization.Stage;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Terraform's outputs by stage as far as they are known; what is not known yet has a name. */
public record GitHubOutputs(Map<Stage, Map<String, JsonNode>> byStage) {

    private static final Pattern NAME = Pattern.compile("«output (\\S+) of (\\w+)»");

    public GitHubOutputs {
        byStage = Map.copyOf(byStage);
    }

    /** Whether the name of an output stands where its value should. */
    public static boolean isNamedIn(String text) {
        return NAME.matcher(text).find();
    }

    /** The output as text, or its name such as {@code «output artifact_bucket of dev»}. */
    String textOrName(Stage stage, String path) {
        return text(stage, path).orElse("«output %s of %s»".formatted(path, stage.key()));
    }

    /**
     * The values of those names in these texts whose values are known by now.
     *
     * @param ids the real ids of the repositories
     */
    public LateBound values(Collection<String> texts, LateBound ids) {
        var values = new TreeMap<>(ids.valueByName());
        texts.stream()
                .flatMap(text -> NAME.matcher(text).results())
                .collect(Collectors.toMap(MatchResult::group, name -> name, (first, _) -> first))
                .forEach((name, parts) ->
                        text(Stage.of(parts.group(2)), parts.group(1)).ifPresent(value -> values.put(name, value)));
        return new LateBound(values);
    }

    private Optional<String> text(Stage stage, String path) {
        return Optional.ofNullable(find(stage, path))
                .filter(node -> !node.isNull() && !node.isMissingNode())
                .map(node -> node.isString() ? node.stringValue() : node.toString())
                .filter(text -> !text.contains(JsonTexts.UNKNOWN));
    }

    private @Nullable JsonNode find(Stage stage, String path) {
        var parts = path.split("\\.");
        var node = byStage.getOrDefault(stage, Map.of()).get(parts[0]);
        for (var i = 1; i < parts.length && node != null; i++) {
            node = node.get(parts[i]);
        }
        return node;
    }
}

package io.slipway.catalog;

import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads manifests: first the published schema, then the rules that a schema cannot say. */
@Component
public final class ManifestReader {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ManifestSchema schema = new ManifestSchema();

    /** @throws BadManifestException when the text is not a good manifest, with all that is wrong */
    public ManifestFile read(String yaml) {
        var tree = tree(yaml);
        refuse(schema.check(tree));
        var file = file(tree, yaml);
        refuse(ManifestRules.check(file.manifest()));
        return file;
    }

    /** What a manifest means that was read and found good before. */
    Manifest known(String yaml) {
        return ManifestMapping.manifest(tree(yaml));
    }

    private static ManifestFile file(JsonNode tree, String yaml) {
        var key = new TemplateKey(tree.path("template").asString());
        var id = new TemplateVersionId(key, tree.path("version").asInt());
        return new ManifestFile(id, tree.path("position").asInt(0), ManifestMapping.manifest(tree), yaml);
    }

    private static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JacksonException e) {
            throw new BadManifestException(List.of(new ManifestProblem(line(e), e.getOriginalMessage())));
        }
    }

    private static String line(JacksonException e) {
        var location = e.getLocation();
        return location == null || location.getLineNr() < 1 ? "" : "line " + location.getLineNr();
    }

    private static void refuse(List<ManifestProblem> problems) {
        if (!problems.isEmpty()) {
            throw new BadManifestException(problems);
        }
    }
}

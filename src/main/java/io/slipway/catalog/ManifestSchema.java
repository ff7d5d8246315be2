package io.slipway.catalog;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** The JSON Schema of manifests, the same file that Slipway publishes. */
final class ManifestSchema {

    static final String PATH = "schema/template-manifest.v1.json";

    private final Schema schema = load();

    List<ManifestProblem> check(JsonNode manifest) {
        return schema.validate(manifest).stream()
                .map(ManifestSchema::problem)
                .distinct()
                .toList();
    }

    private static ManifestProblem problem(Error error) {
        return new ManifestProblem(where(error.getInstanceLocation().toString()), error.getMessage());
    }

    /** From {@code /parameters/2/initial} to {@code parameters[2].initial}. */
    static String where(String pointer) {
        return pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.').replaceFirst("^\\.", "");
    }

    private static Schema load() {
        var english = SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build();
        var registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(english));
        try (var in = new ClassPathResource("static/" + PATH).getInputStream()) {
            return registry.getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The schema of manifests is missing", e);
        }
    }
}

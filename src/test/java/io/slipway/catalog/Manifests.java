package io.slipway.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** The manifests that Slipway brings along, without a database. */
public final class Manifests {

    private Manifests() {}

    public static TemplateVersion shipped(String key) {
        var file = new ManifestReader().read(yaml(key));
        return new TemplateVersion(file.id(), TemplateVersion.Status.PUBLISHED, file.manifest());
    }

    static String yaml(String key) {
        try {
            return new ClassPathResource("catalog/" + key + ".yaml").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

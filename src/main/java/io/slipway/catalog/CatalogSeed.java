package io.slipway.catalog;

import io.slipway.catalog.TemplateVersion.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Publishes the manifests that Slipway brings along, before the first page is served. */
@Component
@EnableConfigurationProperties(CatalogSettings.class)
class CatalogSeed implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(CatalogSeed.class);

    private final CatalogSettings settings;
    private final ManifestReader reader;
    private final JdbcCatalog catalog;

    CatalogSeed(CatalogSettings settings, ManifestReader reader, JdbcCatalog catalog) {
        this.settings = settings;
        this.reader = reader;
        this.catalog = catalog;
    }

    @Override
    public void afterSingletonsInstantiated() {
        manifests().forEach(this::seed);
    }

    /** One bad manifest must not take the others, or the portal, with it. */
    private void seed(Resource resource) {
        try {
            publish(reader.read(resource.getContentAsString(StandardCharsets.UTF_8)));
        } catch (BadManifestException e) {
            log.error("Manifest {} is refused: {}", resource.getFilename(), e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("Manifest %s cannot be read".formatted(resource), e);
        }
    }

    void publish(ManifestFile file) {
        var known = catalog.find(file.id());
        if (known.isEmpty()) {
            catalog.add(file, Status.PUBLISHED);
            log.info("Template {} is published", file.id());
        } else if (!known.get().manifest().equals(file.manifest())) {
            log.error(
                    "Manifest {} is refused: it changed, and a published version never does; raise its version",
                    file.id());
        }
    }

    private List<Resource> manifests() {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources(settings.seed()));
        } catch (IOException e) {
            throw new UncheckedIOException("No manifests at " + settings.seed(), e);
        }
    }
}

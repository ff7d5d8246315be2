package io.slipway.organization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** Adds the business units to begin with, once, before the first page is served. */
@Component
@EnableConfigurationProperties(OrganizationSettings.class)
class OrganizationSeed implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(OrganizationSeed.class);

    private final OrganizationSettings settings;
    private final ResourceLoader resources;
    private final JdbcBusinessUnits units;

    OrganizationSeed(OrganizationSettings settings, ResourceLoader resources, JdbcBusinessUnits units) {
        this.settings = settings;
        this.resources = resources;
        this.units = units;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (settings.seed().isBlank()) {
            return;
        }
        var seed = read();
        if (units.begin(seed)) {
            seed.forEach(unit -> log.info("Business unit {} is added", unit.key()));
        }
    }

    private List<BusinessUnit> read() {
        try {
            var text = resources.getResource(settings.seed()).getContentAsString(StandardCharsets.UTF_8);
            return BusinessUnitFile.read(text);
        } catch (IOException e) {
            throw new UncheckedIOException("No business units in " + settings.seed(), e);
        }
    }
}

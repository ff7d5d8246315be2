package io.slipway.catalog;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where templates come from.
 *
 * @param seed a pattern of manifests that are published at start when the catalog has them not yet
 */
@ConfigurationProperties("slipway.catalog")
record CatalogSettings(
        @DefaultValue("classpath:catalog/*.yaml") String seed) {}

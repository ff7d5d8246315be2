package io.slipway.organization;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where business units come from.
 *
 * @param seed a YAML file with the business units to begin with, read when there are none; empty for none
 */
@ConfigurationProperties("slipway.organization")
record OrganizationSettings(
        @DefaultValue("classpath:organization/sandbox.yaml") String seed) {}

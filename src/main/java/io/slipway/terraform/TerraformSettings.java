package io.slipway.terraform;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Terraform is found, what it runs on, and how much of it at once.
 *
 * @param roots a directory when absolute, else the name of the roots on the class path: {@code terraform/sandbox}
 * @param binary Terraform or OpenTofu; null to look for it on the PATH
 * @param download whether the pinned release may be downloaded when there is none
 * @param releases where releases are downloaded from
 * @param mirror a filesystem mirror of providers; null to let Terraform ask their registry
 * @param grace how long a child may take to end after SIGINT
 * @param parallel how many Terraforms run at once; plan for 1 GB each with the AWS provider
 * @param encryptionKey 32 bytes in Base64 that encrypt states and plans; null for a key file in the home folder
 */
@ConfigurationProperties("slipway.terraform")
record TerraformSettings(
        @DefaultValue("sandbox") String roots,
        @Nullable Path binary,
        @DefaultValue("true") boolean download,

        @DefaultValue("https://releases.hashicorp.com/terraform")
        URI releases,

        @Nullable Path mirror,
        @DefaultValue("30s") Duration grace,
        @DefaultValue("4") int parallel,
        @Nullable String encryptionKey) {}

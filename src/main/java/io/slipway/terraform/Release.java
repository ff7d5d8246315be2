package io.slipway.terraform;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A release of Terraform, pinned by the SHA-256 of its archives.
 *
 * <p>To move the pin: take {@code terraform_VERSION_SHA256SUMS} from HashiCorp's releases, check its signature
 * ({@code .sig}) against HashiCorp's published key, and copy the sums of these four archives.
 *
 * @param sums SHA-256 by platform
 */
record Release(String version, Map<String, String> sums) {

    static final Release PINNED = new Release(
            "1.11.4",
            Map.of(
                    "linux_amd64", "1ce994251c00281d6845f0f268637ba50c0005657eb3cf096b92f753b42ef4dc",
                    "linux_arm64", "a43d1d0da9b9bab214a8305a39db0e40869572594ccf50c416a7756499143633",
                    "darwin_amd64", "a56d5002b9f7647291faccc3dd1a70350e60fb61e4c45037629508b8fdc2575b",
                    "darwin_arm64", "867e0808fa971217043e25b7a792b10720c79b1546f8a68479b74f138be73e18"));

    Release {
        sums = Map.copyOf(sums);
    }

    /** The archive for this machine; empty where there is none. */
    Optional<Archive> archive() {
        var platform = platform();
        return Optional.ofNullable(sums.get(platform)).map(sum -> new Archive(version, platform, sum));
    }

    static String platform() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (system.contains("mac") ? "darwin" : system.replace(' ', '_')) + "_"
                + switch (machine) {
                    case "x86_64" -> "amd64";
                    case "aarch64" -> "arm64";
                    default -> machine;
                };
    }

    /** What is downloaded. */
    record Archive(String version, String platform, String sha256) {

        URI at(URI releases) {
            return URI.create("%s/%s/terraform_%s_%s.zip".formatted(releases, version, version, platform));
        }
    }
}

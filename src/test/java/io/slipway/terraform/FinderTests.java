package io.slipway.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.terraform.Finder.Found;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Terraform is used. */
class FinderTests {

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void prefersTerraformOverOpenTofu() throws Exception {
        program("tofu", "1.12.0");
        var terraform = program("terraform", "1.11.0");

        assertThat(finder(null).await()).isEqualTo(new Found.Usable(new Program(terraform, "Terraform", "1.11.0")));
    }

    @Test
    void takesOpenTofuWhenTerraformIsTooOld() throws Exception {
        program("terraform", "1.10.5");
        program("tofu", "1.11.1");

        var finder = finder(null);
        finder.await();

        assertThat(finder.engine()).isEqualTo(new Engine.Ready("OpenTofu", "1.11.1"));
    }

    @Test
    void takesTheOneThatIsNamedAndNoOther() throws Exception {
        program("terraform", "1.14.0");
        var named = program("mine", "1.13.2");

        assertThat(finder(named).await()).isEqualTo(new Found.Usable(new Program(named, "Terraform", "1.13.2")));
        assertThat(finder(folder.resolve("missing")).await()).isInstanceOf(Found.Nothing.class);
    }

    @Test
    void saysWhatToInstall() throws Exception {
        program("terraform", "1.5.7");

        var finder = finder(null);
        finder.await();

        assertThat(finder.engine())
                .isInstanceOfSatisfying(
                        Engine.Missing.class,
                        missing -> assertThat(missing.help())
                                .contains("1.11 or newer", "Too old", "1.5.7", "slipway.terraform.binary"));
    }

    @Test
    void looksAgainAfterAWhile() throws Exception {
        var finder = finder(null);
        finder.await();
        program("terraform", "1.12.0");
        assertThat(finder.engine()).isInstanceOf(Engine.Missing.class);

        now = now.plus(Duration.ofMinutes(1));
        finder.await();

        assertThat(finder.engine()).isEqualTo(new Engine.Ready("Terraform", "1.12.0"));
    }

    private Finder finder(@Nullable Path binary) {
        var settings = new TerraformSettings(
                "sandbox", binary, false, URI.create("http://localhost:1"), null, Duration.ZERO, 1, null);
        var clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        var download = new Download(settings.releases(), folder.resolve("bin"));
        return new Finder(settings, folder.toString(), download, Release.PINNED, clock);
    }

    private Path program(String name, String version) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\necho '{\"terraform_version\":\"%s\"}'\n".formatted(version));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}

package io.slipway.sandbox.database;

import io.slipway.sandbox.HomeFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/** Where the programs of PostgreSQL are unpacked: once for all homes, and where no cleaning of {@code /tmp} finds them. */
final class Binaries {

    private Binaries() {}

    static Path folder(Environment environment) {
        var named = environment.getProperty("slipway.sandbox.binaries", "");
        return named.isBlank() ? usual(environment) : HomeFolder.create(Path.of(named));
    }

    private static Path usual(Environment environment) {
        var cache = cache();
        return Files.isWritable(firstThatExists(cache))
                ? HomeFolder.create(cache)
                : HomeFolder.create(HomeFolder.named(environment).sandbox().resolve("programs"));
    }

    private static Path cache() {
        var named = System.getenv("XDG_CACHE_HOME");
        var caches =
                named == null || named.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(named);
        return caches.resolve("slipway").toAbsolutePath();
    }

    private static Path firstThatExists(Path folder) {
        var parent = folder.getParent();
        return parent == null || Files.exists(folder) ? folder : firstThatExists(parent);
    }
}

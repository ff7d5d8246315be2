package io.slipway.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.regex.Pattern;

/** The folders of the home folder that belong to Terraform; only their owner may enter. */
record Home(Path path) {

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    Home {
        path = path.toAbsolutePath().normalize();
    }

    Path bin() {
        return privateFolder(path.resolve("bin"));
    }

    Path keys() {
        return privateFolder(path.resolve("keys"));
    }

    Path previews() {
        return privateFolder(path.resolve("previews"));
    }

    Path run(String run) {
        return path.resolve("runs").resolve(segment(run));
    }

    Path stage(String run, String stage) {
        return privateFolder(run(run).resolve(segment(stage)));
    }

    static Path privateFolder(Path folder) {
        try {
            Files.createDirectories(folder);
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String segment(String name) {
        if (!SEGMENT.matcher(name).matches()) {
            throw new IllegalArgumentException("'%s' cannot name a folder".formatted(name));
        }
        return name;
    }
}

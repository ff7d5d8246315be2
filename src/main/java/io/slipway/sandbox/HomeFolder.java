package io.slipway.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.core.env.Environment;

/** The folder in which Slipway keeps what lies on this machine. Nobody but its owner looks inside. */
public record HomeFolder(Path path) {

    private static final FileAttribute<?>[] FOLDER_OF_ITS_OWNER = onlyFor("rwx------");
    private static final FileAttribute<?>[] FILE_OF_ITS_OWNER = onlyFor("rw-------");

    public HomeFolder {
        path = path.toAbsolutePath().normalize();
    }

    public static HomeFolder named(Environment environment) {
        return new HomeFolder(Path.of(environment.getProperty("slipway.home", ".slipway")));
    }

    /** Makes the folder where there is none. */
    public HomeFolder create() {
        create(path);
        return this;
    }

    /** The folder {@code sandbox} below it, made where there is none. */
    public Path sandbox() {
        return create(path.resolve("sandbox"));
    }

    /** Makes a folder that only its owner can enter; what exists stays as it is. */
    public static Path create(Path folder) {
        try {
            return Files.createDirectories(folder, FOLDER_OF_ITS_OWNER);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + folder, e);
        }
    }

    /** Makes an empty file that only its owner can read; what exists stays as it is. */
    public static Path createFile(Path file) {
        try {
            return Files.exists(file) ? file : Files.createFile(file, FILE_OF_ITS_OWNER);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the file " + file, e);
        }
    }

    private static FileAttribute<?>[] onlyFor(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}

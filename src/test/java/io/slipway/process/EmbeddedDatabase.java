package io.slipway.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sandbox's database from outside, to look at what only it knows. */
public final class EmbeddedDatabase {

    /** The line of {@code postmaster.pid} that holds the port. */
    private static final int PORT_LINE = 3;

    private EmbeddedDatabase() {}

    public static String url(Path home) {
        return "jdbc:postgresql://127.0.0.1:%s/postgres"
                .formatted(
                        lines(home.resolve("sandbox/postgres/postmaster.pid")).get(PORT_LINE));
    }

    public static String password(Path home) {
        return lines(home.resolve("sandbox/postgres-password")).getFirst();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

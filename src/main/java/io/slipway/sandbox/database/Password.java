package io.slipway.sandbox.database;

import io.slipway.sandbox.HomeFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The password of the embedded server. Other people of this machine can reach the loopback address too, so the server
 * asks for it as soon as it is set.
 */
record Password(Path folder, Path data) {

    private static final String ANYBODY = "host all all 127.0.0.1/32 trust\n";
    private static final String WHO_KNOWS_IT = "host all all 127.0.0.1/32 scram-sha-256\n";
    private static final int BYTES = 24;

    boolean isSet() {
        return file().toFile().length() > 0;
    }

    /** The password, or a fresh one as long as none is set. */
    String value() {
        try {
            return isSet() ? Files.readString(file()) : fresh();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void askNobody() {
        write(rules(), ANYBODY);
    }

    void askEverybody() {
        write(rules(), WHO_KNOWS_IT);
    }

    /** The last word: a start that was killed before it begins again. */
    void keep(String value) {
        HomeFolder.createFile(file());
        write(file(), value);
    }

    private Path file() {
        return folder.resolve("postgres-password");
    }

    private Path rules() {
        return data.resolve("pg_hba.conf");
    }

    private static String fresh() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.EnumSet;
import org.springframework.stereotype.Component;

/** The one token of this GitHub: made at the first start, readable by the owner of the home folder only. */
@Component
@OnSandbox
class AccessToken {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 36;

    private final String value;

    AccessToken(SandboxHome home) {
        this.value = readOrMake(home.token());
    }

    String value() {
        return value;
    }

    boolean is(String offered) {
        return MessageDigest.isEqual(bytes(value), bytes(offered));
    }

    private static String readOrMake(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : make(file);
        } catch (IOException e) {
            throw new UncheckedIOException("No token for the sandbox's GitHub at " + file, e);
        }
    }

    private static String make(Path file) throws IOException {
        var token = "ghp_" + random();
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        write(fresh, token);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        return token;
    }

    private static void write(Path file, String token) throws IOException {
        try (var channel = FileChannel.open(file, EnumSet.of(StandardOpenOption.WRITE))) {
            channel.write(StandardCharsets.UTF_8.encode(token + "\n"));
            channel.force(true);
        }
    }

    private static String random() {
        return new SecureRandom()
                .ints(LENGTH, 0, ALPHABET.length())
                .map(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

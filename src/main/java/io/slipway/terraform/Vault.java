package io.slipway.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Encrypts states and plans at rest (AES-256-GCM); what is sealed opens only under the name it was sealed for. */
final class Vault {

    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final byte VERSION = 1;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    private Vault(byte[] key) {
        if (key.length != KEY) {
            throw new IllegalArgumentException(
                    "The encryption key has %d bytes; %d are needed (Base64)".formatted(key.length, KEY));
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** The given key, else the one of the key file, which is made when missing. */
    static Vault of(@Nullable String encoded, Path keyFile) {
        return new Vault(Base64.getDecoder().decode(encoded == null ? keyIn(keyFile) : encoded.strip()));
    }

    byte[] seal(String name, byte[] clear) {
        var nonce = random(NONCE);
        var sealed = crypt(Cipher.ENCRYPT_MODE, name, nonce, clear, 0, clear.length);
        return ByteBuffer.allocate(1 + NONCE + sealed.length)
                .put(VERSION)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws TamperedException when it was changed, sealed for another name, or with another key */
    byte[] open(String name, byte[] sealed) {
        if (sealed.length <= 1 + NONCE || sealed[0] != VERSION) {
            throw new TamperedException(name);
        }
        var nonce = ByteBuffer.wrap(sealed).slice(1, NONCE);
        var bytes = new byte[NONCE];
        nonce.get(bytes);
        return crypt(Cipher.DECRYPT_MODE, name, bytes, sealed, 1 + NONCE, sealed.length - 1 - NONCE);
    }

    private byte[] crypt(int mode, String name, byte[] nonce, byte[] text, int from, int length) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(128, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text, from, length);
        } catch (GeneralSecurityException e) {
            throw new TamperedException(name, e);
        }
    }

    private static String keyIn(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path file) throws IOException {
        var text = Base64.getEncoder().encode(random(KEY));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel = Files.newByteChannel(file, options, ownerOnly)) {
            channel.write(ByteBuffer.wrap(text));
        } catch (FileAlreadyExistsException e) {
            // another replica on the same home folder was quicker; its key is the key
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}

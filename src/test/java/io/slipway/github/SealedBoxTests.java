package io.slipway.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.junit.jupiter.api.Test;

/** The vectors are those of "Cryptography in NaCl" (Bernstein), sections 8 and 10. */
class SealedBoxTests {

    private static final HexFormat HEX = HexFormat.of();
    private static final String KEY = "1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389";

    @Test
    void turnsASharedSecretIntoTheKeyOfThePaper() {
        var shared = HEX.parseHex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");

        assertThat(SealedBox.hsalsa20(shared)).isEqualTo(HEX.parseHex(KEY));
    }

    @Test
    void makesTheBoxOfThePaper() {
        var message = HEX.parseHex("be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a"
                + "1ac728d45e6c61296cdc3c01233561f41db66cce314adb310e3be8250c46f06dceea3a7fa1348057e2f6556ad6b1318a"
                + "024a838f21af1fde048977eb48f59ffd4924ca1c60902e52f0a089bc76897040e082f937763848645e0705");
        var nonce = HEX.parseHex("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37");

        assertThat(SealedBox.box(message, nonce, HEX.parseHex(KEY)))
                .startsWith(HEX.parseHex("f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce"));
    }

    @Test
    void opensForTheHolderOfThePrivateKeyOnly() {
        var recipient = new X25519PrivateKeyParameters(new java.security.SecureRandom());
        var publicKey = recipient.generatePublicKey().getEncoded();

        var sealed = SealedBox.seal("psst".getBytes(StandardCharsets.UTF_8), publicKey);

        assertThat(sealed).hasSize(32 + 16 + 4);
        assertThat(open(sealed, recipient)).isEqualTo("psst");
    }

    private static String open(byte[] sealed, X25519PrivateKeyParameters recipient) {
        var sender = Arrays.copyOf(sealed, 32);
        var shared = new byte[32];
        recipient.generateSecret(new X25519PublicKeyParameters(sender), shared, 0);
        var nonce = SealedBox.nonce(sender, recipient.generatePublicKey().getEncoded());
        var stream = new XSalsa20Engine();
        stream.init(true, new ParametersWithIV(new KeyParameter(SealedBox.hsalsa20(shared)), nonce));
        // The first 32 bytes of the stream are the tag's key; the 16 bytes of the tag stand before the text.
        var padded = new byte[32 + sealed.length - 48];
        System.arraycopy(sealed, 48, padded, 32, sealed.length - 48);
        var text = new byte[padded.length];
        stream.processBytes(padded, 0, padded.length, text, 0);
        return new String(text, 32, text.length - 32, StandardCharsets.UTF_8);
    }
}

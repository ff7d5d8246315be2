package io.slipway.sandbox.github;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.util.Arrays;

/** Seals, as a client of GitHub does. */
final class Sealing {

    private Sealing() {}

    static String seal(String text, String publicKey) {
        return Base64.getEncoder()
                .encodeToString(seal(
                        text.getBytes(StandardCharsets.UTF_8),
                        Base64.getDecoder().decode(publicKey)));
    }

    static byte[] seal(byte[] message, byte[] receiver) {
        var ephemeral = SealedBox.newPrivateKey();
        var sender = SealedBox.publicKey(ephemeral);
        var shared = new byte[SealedBox.KEY];
        X25519.calculateAgreement(ephemeral, 0, receiver, 0, shared, 0);
        var cipher = new XSalsa20Engine();
        cipher.init(
                true,
                new ParametersWithIV(new KeyParameter(SealedBox.hsalsa20(shared)), SealedBox.nonce(sender, receiver)));
        var macKey = new byte[32];
        cipher.processBytes(macKey, 0, 32, macKey, 0);
        var secret = new byte[message.length];
        cipher.processBytes(message, 0, message.length, secret, 0);
        var poly = new Poly1305();
        poly.init(new KeyParameter(macKey));
        poly.update(secret, 0, secret.length);
        var mac = new byte[16];
        poly.doFinal(mac, 0);
        return Arrays.concatenate(sender, mac, secret);
    }
}

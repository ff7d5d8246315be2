package io.slipway.github;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.bouncycastle.util.Pack;

/** libsodium's {@code crypto_box_seal}: only the holder of the private key can open it, and nobody knows who sealed. */
final class SealedBox {

    private static final int KEY = 32;
    private static final int NONCE = 24;
    private static final int TAG = 16;
    private static final int[] SIGMA =
            Pack.littleEndianToInt("expand 32-byte k".getBytes(StandardCharsets.US_ASCII), 0, 4);

    private SealedBox() {}

    static byte[] seal(byte[] message, byte[] recipient) {
        var mine = new X25519PrivateKeyParameters(new SecureRandom());
        var sender = mine.generatePublicKey().getEncoded();
        var shared = new byte[KEY];
        mine.generateSecret(new X25519PublicKeyParameters(recipient), shared, 0);
        return concat(sender, box(message, nonce(sender, recipient), hsalsa20(shared)));
    }

    /** {@code crypto_secretbox}: the tag, then the text. */
    static byte[] box(byte[] message, byte[] nonce, byte[] key) {
        var stream = new XSalsa20Engine();
        stream.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
        var oneTimeKey = new byte[KEY];
        stream.processBytes(oneTimeKey, 0, KEY, oneTimeKey, 0);
        var text = new byte[message.length];
        stream.processBytes(message, 0, message.length, text, 0);
        return concat(tag(text, oneTimeKey), text);
    }

    /** HSalsa20 with a nonce of zeros, which turns a shared secret into a key. */
    static byte[] hsalsa20(byte[] secret) {
        var in = new int[16];
        for (var i = 0; i < 4; i++) {
            in[5 * i] = SIGMA[i];
            in[1 + i] = Pack.littleEndianToInt(secret, 4 * i);
            in[11 + i] = Pack.littleEndianToInt(secret, 16 + 4 * i);
        }
        var out = new int[16];
        Salsa20Engine.salsaCore(20, in, out);
        var key = new int[8];
        for (var i = 0; i < 4; i++) {
            key[i] = out[5 * i] - in[5 * i];
            key[4 + i] = out[6 + i] - in[6 + i];
        }
        return Pack.intToLittleEndian(key);
    }

    static byte[] nonce(byte[] sender, byte[] recipient) {
        var digest = new Blake2bDigest(8 * NONCE);
        digest.update(sender, 0, KEY);
        digest.update(recipient, 0, KEY);
        var nonce = new byte[NONCE];
        digest.doFinal(nonce, 0);
        return nonce;
    }

    private static byte[] tag(byte[] text, byte[] oneTimeKey) {
        var poly = new Poly1305();
        poly.init(new KeyParameter(oneTimeKey));
        poly.update(text, 0, text.length);
        var tag = new byte[TAG];
        poly.doFinal(tag, 0);
        return tag;
    }

    private static byte[] concat(byte[] head, byte[] tail) {
        var all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}

package io.slipway.sandbox.github;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.Pack;

/** libsodium's sealed box, opened: X25519, HSalsa20, XSalsa20-Poly1305, the nonce from Blake2b. */
final class SealedBox {

    static final int KEY = X25519.SCALAR_SIZE;
    private static final int NONCE = 24;
    private static final int MAC = 16;

    private SealedBox() {}

    static byte[] newPrivateKey() {
        var key = new byte[KEY];
        X25519.generatePrivateKey(new SecureRandom(), key);
        return key;
    }

    static byte[] publicKey(byte[] privateKey) {
        var key = new byte[KEY];
        X25519.generatePublicKey(privateKey, 0, key, 0);
        return key;
    }

    /** What is in the box; empty when it was not sealed for this key or was tampered with. */
    static Optional<byte[]> open(byte[] box, byte[] privateKey) {
        if (box.length < KEY + MAC) {
            return Optional.empty();
        }
        var sender = Arrays.copyOf(box, KEY);
        var shared = new byte[KEY];
        if (!X25519.calculateAgreement(privateKey, 0, sender, 0, shared, 0)) {
            return Optional.empty();
        }
        return decrypt(box, hsalsa20(shared), nonce(sender, publicKey(privateKey)));
    }

    private static Optional<byte[]> decrypt(byte[] box, byte[] key, byte[] nonce) {
        var cipher = new XSalsa20Engine();
        cipher.init(false, new ParametersWithIV(new KeyParameter(key), nonce));
        var macKey = new byte[KEY];
        cipher.processBytes(macKey, 0, KEY, macKey, 0);
        if (!Arrays.constantTimeAreEqual(Arrays.copyOfRange(box, KEY, KEY + MAC), mac(macKey, box))) {
            return Optional.empty();
        }
        var plain = new byte[box.length - KEY - MAC];
        cipher.processBytes(box, KEY + MAC, plain.length, plain, 0);
        return Optional.of(plain);
    }

    private static byte[] mac(byte[] key, byte[] box) {
        var poly = new Poly1305();
        poly.init(new KeyParameter(key));
        poly.update(box, KEY + MAC, box.length - KEY - MAC);
        var mac = new byte[MAC];
        poly.doFinal(mac, 0);
        return mac;
    }

    static byte[] nonce(byte[] sender, byte[] receiver) {
        var digest = new Blake2bDigest(NONCE * Byte.SIZE);
        digest.update(sender, 0, sender.length);
        digest.update(receiver, 0, receiver.length);
        var nonce = new byte[NONCE];
        digest.doFinal(nonce, 0);
        return nonce;
    }

    /** HSalsa20 with a nonce of zeros, from Salsa20's core by taking back the words that the core adds at its end. */
    static byte[] hsalsa20(byte[] key) {
        var input = new int[16];
        var constants = Pack.littleEndianToInt("expand 32-byte k".getBytes(StandardCharsets.US_ASCII), 0, 4);
        for (var i = 0; i < 4; i++) {
            input[i * 5] = constants[i];
            input[i + 1] = Pack.littleEndianToInt(key, i * 4);
            input[i + 11] = Pack.littleEndianToInt(key, 16 + i * 4);
        }
        var core = new int[16];
        Salsa20Engine.salsaCore(20, input, core);
        int[] words = {0, 5, 10, 15, 6, 7, 8, 9};
        var output = new byte[KEY];
        for (var i = 0; i < words.length; i++) {
            Pack.intToLittleEndian(core[words[i]] - input[words[i]], output, i * 4);
        }
        return output;
    }
}

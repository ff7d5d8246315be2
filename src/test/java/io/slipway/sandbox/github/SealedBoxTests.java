package io.slipway.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SealedBoxTests {

    private final byte[] key = SealedBox.newPrivateKey();

    @Test
    void opensWhatWasSealedForIt() {
        var box = Sealing.seal(
                "a secret of more than one block ".repeat(9).getBytes(StandardCharsets.UTF_8),
                SealedBox.publicKey(key));

        assertThat(SealedBox.open(box, key))
                .hasValueSatisfying(plain ->
                        assertThat(new String(plain, StandardCharsets.UTF_8)).startsWith("a secret"));
    }

    @Test
    void opensNothingElse() {
        var box = Sealing.seal(new byte[] {1, 2, 3}, SealedBox.publicKey(key));
        box[box.length - 1] ^= 1;

        assertThat(SealedBox.open(box, key)).isEmpty();
        assertThat(SealedBox.open(Sealing.seal(new byte[3], SealedBox.publicKey(SealedBox.newPrivateKey())), key))
                .isEmpty();
        assertThat(SealedBox.open(new byte[5], key)).isEmpty();
        assertThat(SealedBox.open(new byte[80], key)).isEmpty();
    }

    /** The first key of Bernstein's "Cryptography in NaCl", section 8. */
    @Test
    void derivesTheKeyAsNaClDoes() {
        var shared = HexFormat.of().parseHex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");

        assertThat(HexFormat.of().formatHex(SealedBox.hsalsa20(shared)))
                .isEqualTo("1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389");
    }
}

package io.slipway.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encryption at rest. */
class VaultTests {

    private static final byte[] CLEAR = "a secret state".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void opensWhatItSealed() {
        var sealed = vault().seal("state", CLEAR);

        assertThat(vault().open("state", sealed)).isEqualTo(CLEAR);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(vault().seal("state", CLEAR)).isNotEqualTo(sealed);
    }

    @Test
    void noticesEveryChangedByte() {
        var sealed = vault().seal("state", CLEAR);
        for (var i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> vault().open("state", changed));
        }
    }

    @Test
    void opensNothingUnderAnotherName() {
        var sealed = vault().seal("state of dev", CLEAR);

        assertThatExceptionOfType(TamperedException.class).isThrownBy(() -> vault().open("state of prod", sealed));
    }

    @Test
    void keepsItsKeyFromOthers() throws Exception {
        vault();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("state.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void takesTheGivenKey() {
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        var sealed = Vault.of(key, folder.resolve("unused")).seal("state", CLEAR);

        assertThat(Vault.of(key, folder.resolve("unused")).open("state", sealed))
                .isEqualTo(CLEAR);
        assertThat(folder).isEmptyDirectory();
        assertThatIllegalArgumentException().isThrownBy(() -> Vault.of("c2hvcnQ=", folder.resolve("unused")));
    }

    private Vault vault() {
        return Vault.of(null, folder.resolve("state.key"));
    }
}

package io.slipway.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be shown. */
class RedactorTests {

    private final Redactor redactor = new Redactor(List.of("hunter2-secret", "x", "line one\nline two"));

    @Test
    void takesSecretsOutInEveryForm() {
        assertThat(redactor.clean("a hunter2-secret b aHVudGVyMi1zZWNyZXQ= c")).isEqualTo("a (secret) b (secret) c");
        assertThat(redactor.clean("key line one\nline two end")).isEqualTo("key (secret) end");
        assertThat(redactor.clean("hunter2\u0000-sec\u001B[31mret")).doesNotContain("hunter2-secret");
    }

    @Test
    void leavesNoTerminalEscapes() {
        assertThat(redactor.clean(
                        "\u001B[31;1mred\u001B[0m \u001B]8;;http://evil\u0007link\u001B]8;;\u0007\r\nnext\u202E"))
                .isEqualTo("red link next");
    }

    @Test
    void cutsWhatIsTooLong() {
        assertThat(redactor.clean("y".repeat(10_000_000)))
                .hasSize(Redactor.LONGEST + 1)
                .endsWith("…");
    }
}

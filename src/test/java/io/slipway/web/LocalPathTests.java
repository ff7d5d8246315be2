package io.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "javascript:alert(1)",
                "a",
                "",
                "/a b"
            })
    void neverLeadsElsewhere(String raw) {
        assertThat(LocalPath.orHome(raw).value()).isEqualTo("/");
    }

    @Test
    void keepsAPathWithItsQuery() {
        assertThat(LocalPath.orHome("/requests?q=a%20b&after=3").value()).isEqualTo("/requests?q=a%20b&after=3");
    }

    @Test
    void knowsWhereOneIs() {
        var path = LocalPath.orHome("/requests/12?x=1");

        assertThat(path.relationTo("/requests/12")).isEqualTo("page");
        assertThat(path.relationTo("/requests")).isEqualTo("true");
        assertThat(path.relationTo("/request")).isNull();
        assertThat(path.relationTo("/")).isNull();
    }
}

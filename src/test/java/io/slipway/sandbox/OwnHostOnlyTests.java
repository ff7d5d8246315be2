package io.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OwnHostOnlyTests {

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "LOCALHOST:8080", "127.0.0.1:9", "[::1]", "[::1]:8080"})
    void answersUnderANameOfThisMachine(String host) throws Exception {
        assertThat(ask(host, closed())).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.nip.io", "", "[::2]"})
    void refusesEveryOtherName(String host) throws Exception {
        assertThat(ask(host, closed())).isEqualTo(421);
    }

    @Test
    void isNotTalkedIntoItByAForwardedName() throws Exception {
        var request = asking("evil.example");
        request.addHeader("X-Forwarded-Host", "localhost");

        assertThat(ask(request, closed())).isEqualTo(421);
    }

    @Test
    void answersUnderANameThatIsAllowed() throws Exception {
        var settings = new SandboxSettings(false, List.of("slipway.internal"), null);

        assertThat(ask("slipway.internal:8080", settings)).isEqualTo(200);
    }

    @Test
    void answersEverybodyWhenToldSo() throws Exception {
        assertThat(ask("anything.example", new SandboxSettings(true, List.of(), null)))
                .isEqualTo(200);
    }

    @Test
    void staysWithTheNamesThatItWasTold() throws Exception {
        var settings = new SandboxSettings(true, List.of("slipway.internal"), null);

        assertThat(ask("anything.example", settings)).isEqualTo(421);
    }

    private static SandboxSettings closed() {
        return new SandboxSettings(false, List.of(), null);
    }

    private static int ask(String host, SandboxSettings settings) throws Exception {
        return ask(asking(host), settings);
    }

    private static int ask(MockHttpServletRequest request, SandboxSettings settings) throws Exception {
        var response = new MockHttpServletResponse();
        new OwnHostOnly(settings).doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }

    private static MockHttpServletRequest asking(String host) {
        var request = new MockHttpServletRequest("GET", "/");
        request.addHeader("Host", host);
        return request;
    }
}

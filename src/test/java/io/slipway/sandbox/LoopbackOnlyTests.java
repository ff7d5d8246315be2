package io.slipway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class LoopbackOnlyTests {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void listensOnThisMachineWhenNothingIsSaid() {
        start();

        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.7"})
    void takesAnyNameOfThisMachine(String address) {
        environment.setProperty("server.address", address);

        start();

        assertThat(environment.getProperty("server.address")).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.7", "no.such.name.invalid"})
    void refusesToBeReachedFromElsewhere(String address) {
        environment.setProperty("server.address", address);

        assertThatExceptionOfType(SandboxProblem.class)
                .isThrownBy(this::start)
                .withMessageContaining("does not listen on " + address)
                .satisfies(problem -> assertThat(problem.analysis().getAction()).contains("allow-remote=true"));
    }

    @Test
    void canBeReachedFromElsewhereWhenToldSo() {
        environment.withProperty("server.address", "0.0.0.0").setProperty("slipway.sandbox.allow-remote", "true");

        start();

        assertThat(environment.getProperty("server.address")).isEqualTo("0.0.0.0");
    }

    @Test
    void leavesARealPortalAlone() {
        environment.setProperty("slipway.github.url", "https://api.github.com");

        start();

        assertThat(environment.getProperty("server.address")).isNull();
    }

    @Test
    void guardsASandboxThatIsAskedForBesideARealGitHub() {
        environment
                .withProperty("slipway.github.url", "https://api.github.com")
                .setProperty("slipway.sandbox.enabled", "true");

        start();

        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    private void start() {
        new LoopbackOnly().postProcessEnvironment(environment, new SpringApplication());
    }
}

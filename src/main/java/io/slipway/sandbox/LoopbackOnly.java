package io.slipway.sandbox;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Keeps the sandbox on this machine, before anything else starts: whoever reaches it can be anybody in it. */
class LoopbackOnly implements EnvironmentPostProcessor, Ordered {

    private static final String ADDRESS = "server.address";

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (SandboxCondition.holds(environment)) {
            keepHere(environment);
        }
    }

    private static void keepHere(ConfigurableEnvironment environment) {
        var address = environment.getProperty(ADDRESS, "");
        if (address.isBlank()) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("sandbox on this machine only", Map.of(ADDRESS, "127.0.0.1")));
        } else if (!isLoopback(address)
                && !environment.getProperty("slipway.sandbox.allow-remote", Boolean.class, false)) {
            throw new SandboxProblem(
                    "The sandbox does not listen on %s: whoever can reach it can sign in as anybody."
                            .formatted(address),
                    "Leave server.address out, name a real GitHub in slipway.github.url, or say"
                            + " slipway.sandbox.allow-remote=true if all who can reach it may.");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}

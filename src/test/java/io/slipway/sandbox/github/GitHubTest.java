package io.slipway.sandbox.github;

import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** A server with the sandbox's GitHub and nothing else, on a port of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = GitHubTest.Server.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"slipway.sandbox.github.generate-after=150ms", "slipway.sandbox.github.faults=true"})
@Import({TestDatabase.class, Client.class})
@interface GitHubTest {

    /** The beans of that server; no configuration of the portal, so that its scan does not find it. */
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan("io.slipway.sandbox.github")
    @ComponentScan({"io.slipway.sandbox.github", "io.slipway.web"})
    class Server {

        @Bean
        DynamicPropertyRegistrar home() throws IOException {
            var home = Files.createTempDirectory("slipway-github");
            return registry -> registry.add("slipway.home", home::toString);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}

package io.slipway.publishing;

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
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Publishing with a real database, the real scheduler, and the sandbox's GitHub over HTTP. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PublishingTest.Server.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "slipway.sandbox.github.faults=true")
@Import(TestDatabase.class)
@interface PublishingTest {

    /** No configuration of the portal, so that its scan does not find it. */
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan({"io.slipway.sandbox.github", "io.slipway.github"})
    @ComponentScan(
            basePackages = {
                "io.slipway.sandbox.github",
                "io.slipway.github",
                "io.slipway.publishing",
                "io.slipway.work",
                "io.slipway.web"
            },
            excludeFilters = {
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests.*"),
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = "io\\.slipway\\.publishing\\.web\\..*")
            })
    class Server {

        @Bean
        DynamicPropertyRegistrar home() throws IOException {
            var home = Files.createTempDirectory("slipway-publishing");
            return registry -> registry.add("slipway.home", home::toString);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}

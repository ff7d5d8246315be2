package io.slipway.terraform;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts the runner together. */
@Configuration(proxyBeanMethods = false)
class TerraformConfiguration {

    @Bean
    Home terraformHome(Environment environment) {
        return new Home(Path.of(environment.getProperty("slipway.home", ".slipway")));
    }

    @Bean
    Vault terraformVault(TerraformSettings settings, Home home) {
        return Vault.of(settings.encryptionKey(), home.keys().resolve("state.key"));
    }

    @Bean
    Finder terraformFinder(TerraformSettings settings, Home home, Clock clock) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return new Finder(settings, path, new Download(settings.releases(), home.bin()), Release.PINNED, clock);
    }

    @Bean
    Terraform terraform(
            Finder finder, TerraformSettings settings, Home home, JdbcStates states, Vault vault, Clock clock) {
        return new LocalTerraform(finder, settings, home, states, vault, clock);
    }
}

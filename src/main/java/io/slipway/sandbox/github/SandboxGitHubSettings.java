package io.slipway.sandbox.github;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the GitHub of the sandbox behaves.
 *
 * @param generateAfter how long a repository made from a template stays empty
 * @param faults whether {@code POST /github/faults} may make calls fail; for tests only
 * @param hourlyLimit requests in an hour, as of an enterprise's app on GitHub
 */
@ConfigurationProperties("slipway.sandbox.github")
record SandboxGitHubSettings(
        @DefaultValue("300ms") Duration generateAfter,
        @DefaultValue("false") boolean faults,
        @DefaultValue("15000") int hourlyLimit) {}

package io.slipway.sandbox;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * True as long as nobody has named a real GitHub in {@code slipway.github.url}; {@code slipway.sandbox.enabled} has the
 * last word.
 */
public final class SandboxCondition implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return holds(context.getEnvironment());
    }

    static boolean holds(Environment environment) {
        var noGitHubNamed = environment.getProperty("slipway.github.url", "").isBlank();
        return environment.getProperty("slipway.sandbox.enabled", Boolean.class, noGitHubNamed);
    }
}

package io.slipway.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks for {@code terraform} on the PATH. */
class TerraformCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (isOnThePath()) {
            return ConditionEvaluationResult.enabled("terraform is on the PATH");
        }
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException(context.getDisplayName() + " needs terraform on the PATH, and CI=true");
        }
        System.err.printf("%n*** SKIPPED: %s needs terraform on the PATH ***%n%n", context.getDisplayName());
        return ConditionEvaluationResult.disabled("no terraform on the PATH");
    }

    private static boolean isOnThePath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "terraform")));
    }
}

package io.slipway.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Looks for {@code python3} on the PATH. */
class EmulatorCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (isOnThePath()) {
            return ConditionEvaluationResult.enabled("python3 is on the PATH");
        }
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new IllegalStateException(context.getDisplayName() + " needs python3 on the PATH, and CI=true");
        }
        System.err.printf("%n*** SKIPPED: %s needs python3 for the AWS emulator ***%n%n", context.getDisplayName());
        return ConditionEvaluationResult.disabled("no python3 on the PATH");
    }

    private static boolean isOnThePath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
    }
}

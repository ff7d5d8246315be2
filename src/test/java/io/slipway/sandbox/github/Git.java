package io.slipway.sandbox.github;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The git of this machine, without its owner's settings. */
final class Git {

    private Git() {}

    static String run(Path folder, String... arguments) {
        var result = attempt(folder, arguments);
        if (result.code() != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + ": " + result.output());
        }
        return result.output();
    }

    static Result attempt(Path folder, String... arguments) {
        var command = new ArrayList<>(List.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        try {
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    record Result(int code, String output) {}
}

package io.slipway.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.NeedsTerraform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/** Terraform's own checks and tests of the sandbox's roots. */
@NeedsTerraform
class SandboxConfigurationTests {

    private static final Path ROOTS = Path.of("terraform/sandbox").toAbsolutePath();

    @TempDir
    Path folder;

    static Stream<String> roots() throws IOException {
        try (var files = Files.walk(ROOTS)) {
            return files
                    .filter(file -> file.endsWith("tests"))
                    .map(tests -> ROOTS.relativize(tests.resolveSibling("")).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void isFormatted() throws Exception {
        assertThat(terraform(ROOTS, "fmt", "-check", "-recursive", "-diff")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("roots")
    void passesItsTests(String root) throws Exception {
        FileSystemUtils.copyRecursively(ROOTS, folder);
        var copy = folder.resolve(root);
        terraform(copy, "init", "-input=false", "-no-color");

        assertThat(terraform(copy, "test", "-no-color")).contains("Success!", " 0 failed.");
    }

    private String terraform(Path directory, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("terraform", "-chdir=" + directory));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("TF_CLI_CONFIG_FILE", "/dev/null", "CHECKPOINT_DISABLE", "1"));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}

package io.slipway.terraform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A Terraform or OpenTofu that answers. */
record Program(Path path, String product, String version) {

    private static final int MAJOR = 1;
    private static final int MINOR = 11;

    /** Asks the file for its version; empty when it is no Terraform. */
    static Optional<Program> at(Path path) {
        if (!Files.isExecutable(path)) {
            return Optional.empty();
        }
        var product = path.getFileName().toString().startsWith("tofu") ? "OpenTofu" : "Terraform";
        return version(path).map(version -> new Program(path, product, version));
    }

    /** Those that lie on the PATH, Terraform first. */
    static Stream<Path> onThePath(String path) {
        return Stream.of("terraform", "tofu")
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder).resolve(name)))
                .filter(Files::isExecutable);
    }

    boolean isNewEnough() {
        var numbers = version.split("[.-]", 3);
        try {
            var major = Integer.parseInt(numbers[0]);
            return major > MAJOR || major == MAJOR && Integer.parseInt(numbers[1]) >= MINOR;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return false;
        }
    }

    private static Optional<String> version(Path path) {
        try {
            var builder = new ProcessBuilder(path.toString(), "version", "-json");
            builder.environment().clear();
            builder.environment().putAll(Map.of("CHECKPOINT_DISABLE", "1", "HOME", "/"));
            return version(
                    builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> version(Process process) throws IOException, InterruptedException {
        try (var output = process.getInputStream()) {
            var text = output.readAllBytes();
            if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
                return Optional.empty();
            }
            var version =
                    JsonMapper.shared().readTree(text).path("terraform_version").asString("");
            return Optional.of(version).filter(found -> !found.isEmpty());
        } catch (JacksonException e) {
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }
}

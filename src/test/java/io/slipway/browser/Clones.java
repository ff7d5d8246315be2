package io.slipway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What {@code git} brings when somebody runs the commands that a project's page shows. */
record Clones(Path folder) {

    static Clones of(Visitor reader, Path folder) throws IOException, InterruptedException {
        var commands = reader.page().locator(".command code").allInnerTexts().stream()
                .map(text -> text.substring(text.indexOf("git clone")).strip())
                .toList();
        for (var command : commands) {
            run(command.split("\\s+"), folder);
        }
        return new Clones(folder);
    }

    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    String read(String repository, String file) throws IOException {
        return Files.readString(folder.resolve(repository).resolve(file));
    }

    private static void run(String[] command, Path folder) throws IOException, InterruptedException {
        var log = folder.resolve("git.log").toFile();
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        var git = builder.start();
        assertThat(git.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(git.exitValue()).as(Files.readString(log.toPath())).isZero();
    }
}

package io.slipway.sandbox.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real process that runs {@link DatabaseOnly}. */
record Child(Process process, BufferedReader said) implements AutoCloseable {

    static Child on(Path home, String... more) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var fixed = Stream.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DatabaseOnly.class.getName(),
                "--slipway.home=" + home,
                "--spring.main.web-application-type=none");
        var process = new ProcessBuilder(Stream.concat(fixed, Stream.of(more)).toList())
                .redirectErrorStream(true)
                .start();
        return new Child(process, process.inputReader());
    }

    /** The number of rows that it found, its own included. */
    long rows() throws IOException {
        var line = said.readLine();
        while (line != null && !line.startsWith("ROWS ")) {
            System.out.println("child: " + line);
            line = said.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("The child ended without a word");
        }
        return Long.parseLong(line.substring("ROWS ".length()));
    }

    /** All that it says until its end. */
    String lastWords() throws IOException, InterruptedException {
        var words = said.readAllAsString();
        process.waitFor(1, TimeUnit.MINUTES);
        return words;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends as a person would end it. */
    void end() throws IOException, InterruptedException {
        process.outputWriter().close();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The child does not end");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package io.slipway.sandbox.database;

import io.slipway.sandbox.SandboxProblem;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Everything of the embedded server that lies on the disk, and how a server is made to run over it. */
record ServerFolder(Path folder, Path binaries) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LAST_WORDS = 5;

    RunningServer run() {
        if (!password().isSet() && Files.exists(data())) {
            setAside();
        }
        return Postmaster.on(data()).map(this::attached).orElseGet(this::started);
    }

    /** The portal died and its server did not. */
    private RunningServer attached(Postmaster postmaster) {
        var server = new RunningServer(
                postmaster.port(), postmaster.url(), password().value(), postmaster::stop);
        return new Patience(PATIENCE).untilItAnswers(server, postmaster.process());
    }

    /** A start that was killed while it made the database; nobody has written to it yet. */
    private void setAside() {
        Postmaster.on(data()).ifPresent(Postmaster::stop);
        try {
            Files.move(data(), Files.createTempDirectory(folder, "unfinished-").resolve("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunningServer started() {
        refuseAsRootWithoutUnshare();
        Postmaster.forgetTheDead(data());
        var password = password().value();
        var postgres = start(password);
        try {
            protect(postgres, password);
            var postmaster = Postmaster.on(data()).orElseThrow();
            return new RunningServer(postmaster.port(), postmaster.url(), password, () -> stop(postgres, postmaster));
        } catch (RuntimeException e) {
            close(postgres);
            throw e;
        }
    }

    private EmbeddedPostgres start(String password) {
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setDataDirectory(data())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false) // it would race with Spring's
                    .setPGStartupWait(PATIENCE)
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setConnectConfig("password", password)
                    .setDataDirectoryCustomizer(_ -> openUntilThePasswordIsSet())
                    .setOutputRedirector(Redirect.appendTo(log().toFile()))
                    .setErrorRedirector(Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            throw doesNotStart(e);
        }
    }

    private void openUntilThePasswordIsSet() {
        if (!password().isSet()) {
            password().askNobody();
        }
    }

    private void protect(EmbeddedPostgres postgres, String value) {
        if (password().isSet()) {
            return;
        }
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '%s'".formatted(value));
            password().askEverybody();
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw doesNotStart(e);
        }
        password().keep(value);
    }

    private static void stop(EmbeddedPostgres postgres, Postmaster postmaster) {
        close(postgres);
        postmaster.awaitEnd();
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseAsRootWithoutUnshare() {
        if ("root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable()) {
            throw new SandboxProblem(
                    "PostgreSQL does not run as root, and `unshare -U` does not work on this machine.",
                    "Start Slipway as another user, or name a PostgreSQL of your own: --spring.datasource.url=…");
        }
    }

    private SandboxProblem doesNotStart(Throwable cause) {
        return new SandboxProblem(
                "PostgreSQL does not start on %s. Its last words:%n%s".formatted(data(), lastWords()),
                "Mend what it says (the whole log: %s), or name a PostgreSQL of your own: --spring.datasource.url=…"
                        .formatted(log()),
                cause);
    }

    private String lastWords() {
        try {
            var lines = Files.exists(log()) ? Files.readAllLines(log()) : List.<String>of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
        } catch (IOException e) {
            return "(its log cannot be read: %s)".formatted(e.getMessage());
        }
    }

    private Path data() {
        return folder.resolve("postgres");
    }

    private Path log() {
        return folder.resolve("postgres.log");
    }

    private Password password() {
        return new Password(folder, data());
    }
}

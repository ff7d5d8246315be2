package io.slipway.terraform;

import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A runner with the real Terraform, a database and a home of its own, and roots that a test writes. */
final class Workbench {

    private static final JdbcClient DATABASE = migrated();

    final Path home;
    final Path roots;
    private @Nullable Path mirror;
    final List<LogLine> lines = Collections.synchronizedList(new ArrayList<>());

    Workbench(Path folder) {
        this(folder, folder.resolve("roots"));
    }

    Workbench(Path folder, Path roots) {
        this.home = folder.resolve("home");
        this.roots = roots;
    }

    /** A root with this configuration. */
    Workbench root(String name, String configuration) throws IOException {
        var root = Files.createDirectories(roots.resolve(name));
        Files.writeString(root.resolve("main.tf"), configuration);
        return this;
    }

    /** Where providers come from; without one Terraform asks their registry. */
    Workbench mirror(@Nullable Path providers) {
        mirror = providers;
        return this;
    }

    Terraform terraform() {
        return terraform(Duration.ofSeconds(10));
    }

    Terraform terraform(Duration grace) {
        var settings = new TerraformSettings(
                roots.toAbsolutePath().toString(),
                null,
                false,
                URI.create("http://localhost:1"),
                mirror,
                grace,
                4,
                null);
        var place = new Home(home);
        var vault = vault();
        var download = new Download(settings.releases(), place.bin());
        var finder = new Finder(settings, System.getenv("PATH"), download, Release.PINNED, Clock.systemUTC());
        return new LocalTerraform(finder, settings, place, states(), vault, Clock.systemUTC());
    }

    Vault vault() {
        return Vault.of(null, new Home(home).keys().resolve("state.key"));
    }

    JdbcStates states() {
        return new JdbcStates(DATABASE, vault(), Clock.systemUTC());
    }

    JdbcClient database() {
        return DATABASE;
    }

    Path stage(String run) {
        return home.resolve("runs").resolve(run).resolve("dev");
    }

    void log(LogLine line) {
        lines.add(line);
    }

    List<String> said() {
        synchronized (lines) {
            return lines.stream().map(LogLine::text).toList();
        }
    }

    /** Waits until a line was said. */
    void await(Predicate<String> line) throws InterruptedException {
        for (var i = 0; i < 600; i++) {
            if (said().stream().anyMatch(line)) {
                return;
            }
            Thread.sleep(25);
        }
        throw new AssertionError("Never said: " + said());
    }

    static Terraform.Job job(String state, String root, Map<String, Object> variables, long fence) {
        return new Terraform.Job(state + "/dev", root, variables, Surroundings.NONE, StateCopy.NONE, fence);
    }

    private static JdbcClient migrated() {
        var details = TestDatabase.fresh();
        var source = new DriverManagerDataSource(
                String.valueOf(details.getJdbcUrl()),
                String.valueOf(details.getUsername()),
                String.valueOf(details.getPassword()));
        Flyway.configure().dataSource(source).load().migrate();
        return JdbcClient.create(source);
    }
}

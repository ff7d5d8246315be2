package io.slipway.sandbox.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.sandbox.HomeFolder;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database survives, with real processes. */
@Tag("kill")
class EmbeddedDatabaseTests {

    @TempDir
    Path home;

    @AfterEach
    void stopsWhatIsLeft() {
        Postmaster.on(data()).ifPresent(Postmaster::stop);
    }

    @Test
    void keepsItsRowsOverAnOrderlyEnd() throws Exception {
        assertThat(startAndEnd()).isEqualTo(1);
        assertThat(Postmaster.on(data())).isEmpty();
        assertThat(startAndEnd()).isEqualTo(2);
    }

    @Test
    void isFoundAgainAfterTheSuddenDeathOfItsPortal() throws Exception {
        startAndKill();
        var survivor = Postmaster.on(data()).orElseThrow();

        try (var second = Child.on(home)) {
            assertThat(second.rows()).isEqualTo(2);
            assertThat(Postmaster.on(data())).contains(survivor);
            second.end();
        }

        assertThat(Postmaster.on(data())).isEmpty();
        assertThat(startAndEnd()).isEqualTo(3);
    }

    @Test
    void keepsItsRowsWhenPortalAndServerDie() throws Exception {
        startAndKill();
        var server = Postmaster.on(data()).orElseThrow().process();
        server.destroyForcibly();
        server.onExit().join();

        assertThat(startAndEnd()).isEqualTo(2);
    }

    @Test
    void refusesASecondPortalOnTheSameHome() throws Exception {
        try (var first = Child.on(home)) {
            first.rows();
            try (var second = Child.on(home)) {
                assertThat(second.lastWords())
                        .contains("Another Slipway runs here (pid %d)"
                                .formatted(first.process().pid()))
                        .doesNotContain("\tat ");
            }
            assertThat(Postmaster.on(data())).isPresent();
            first.end();
        }
    }

    @Test
    void startsAnewWhenItsFirstStartWasKilledHalfWay() throws Exception {
        Files.createDirectories(data());
        Files.writeString(data().resolve("postgresql.conf"), "# initdb came no further");

        assertThat(startAndEnd()).isEqualTo(1);
    }

    @Test
    void asksForItsPasswordAndShowsItsFolderToNobody() throws Exception {
        try (var child = Child.on(home)) {
            child.rows();
            var url = Postmaster.on(data()).orElseThrow().url();

            Assertions.assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(url, RunningServer.USER, "guessed"))
                    .withMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sandbox())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(sandbox().resolve("postgres-password"))))
                    .isEqualTo("rw-------");
            child.end();
        }
    }

    @Test
    void givesWayToADatabaseThatIsNamed() throws Exception {
        var named = TestDatabase.fresh();

        try (var child = Child.on(
                home,
                "--spring.datasource.url=" + named.getJdbcUrl(),
                "--spring.datasource.username=" + named.getUsername(),
                "--spring.datasource.password=" + named.getPassword())) {
            assertThat(child.rows()).isEqualTo(1);
            child.end();
        }
        assertThat(data()).doesNotExist();
    }

    private long startAndEnd() throws IOException, InterruptedException {
        try (var child = Child.on(home)) {
            var rows = child.rows();
            child.end();
            return rows;
        }
    }

    private void startAndKill() throws IOException, InterruptedException {
        try (var child = Child.on(home)) {
            child.rows();
            child.kill();
        }
    }

    private Path data() {
        return new HomeFolder(home).path().resolve("sandbox/postgres");
    }

    private Path sandbox() {
        return home.resolve("sandbox");
    }
}

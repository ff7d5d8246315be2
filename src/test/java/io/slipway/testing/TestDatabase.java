package io.slipway.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL for the tests: one server for the JVM (in a container where an engine answers, else embedded), a
 * fresh database for each application context.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    private static @Nullable Server server;

    @Bean
    JdbcConnectionDetails testDatabase() {
        return server().freshDatabase();
    }

    /** Connection details of a fresh database, for tests that start a portal of their own. */
    public static JdbcConnectionDetails fresh() {
        return server().freshDatabase();
    }

    private static synchronized Server server() {
        var running = server;
        if (running == null) {
            running = DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
            server = running;
        }
        return running;
    }

    @SuppressWarnings("resource") // lives as long as the JVM; Testcontainers' reaper ends it
    private static Server container() {
        var container = new PostgreSQLContainer("postgres:18-alpine");
        container.start();
        return new Server(container.getJdbcUrl(), container.getUsername(), container.getPassword());
    }

    /** Ends after the application contexts, not beside them: each would wait for answers that no longer come. */
    private static Server embedded() {
        try {
            var postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .setRegisterShutdownHook(false)
                    .start();
            SpringApplication.getShutdownHandlers().add(() -> close(postgres));
            return new Server(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Server(String url, String user, String password) {

        JdbcConnectionDetails freshDatabase() {
            var name = "t_" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = DriverManager.getConnection(url, user, password);
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("No fresh database", e);
            }
            var at = url.lastIndexOf('/') + 1;
            var rest = url.substring(at);
            var parameters = rest.contains("?") ? rest.substring(rest.indexOf('?')) : "";
            return new Details(url.substring(0, at) + name + parameters, user, password);
        }
    }

    private record Details(String jdbcUrl, String user, String secret) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return jdbcUrl;
        }

        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public String getPassword() {
            return secret;
        }
    }
}

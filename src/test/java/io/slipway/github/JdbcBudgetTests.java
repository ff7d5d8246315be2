package io.slipway.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class JdbcBudgetTests {

    private static final DataSource DATA_SOURCE = freshDatabase();

    private final Clock clock = Clock.systemUTC();

    @BeforeAll
    static void migrate() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V010__github.sql")).execute(DATA_SOURCE);
    }

    @Test
    void givesOneTurnAfterAnotherToAllReplicas() {
        var begun = System.nanoTime();
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 6; i++) {
                replicas.submit(() -> budget(Duration.ofMillis(100)).takeTurn("shared"));
            }
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(480));
    }

    @Test
    void doesNotWaitWithoutAPause() {
        var budget = budget(Duration.ZERO);

        assertThatCode(() -> {
                    for (var i = 0; i < 20; i++) {
                        budget.takeTurn("quick");
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void sendsEverybodyAwayWhileGitHubWantsToBeLeftAlone() {
        var until = clock.instant().plusSeconds(90).truncatedTo(ChronoUnit.MILLIS);
        budget(Duration.ZERO).close("closed", until);
        var other = budget(Duration.ZERO);

        assertThatExceptionOfType(GitHubBusyException.class)
                .isThrownBy(() -> other.takeTurn("closed"))
                .matches(busy -> busy.until().equals(until));
        assertThatExceptionOfType(GitHubBusyException.class).isThrownBy(() -> other.requireOpen("closed"));
        assertThatCode(() -> other.requireOpen("another")).doesNotThrowAnyException();
    }

    @Test
    void neverOpensSoonerThanGitHubSaid() {
        var until = clock.instant().plusSeconds(90).truncatedTo(ChronoUnit.MILLIS);
        var budget = budget(Duration.ZERO);
        budget.close("twice", until);
        budget.close("twice", until.minusSeconds(60));

        assertThatExceptionOfType(GitHubBusyException.class)
                .isThrownBy(() -> budget.requireOpen("twice"))
                .matches(busy -> busy.until().equals(until));
    }

    private JdbcBudget budget(Duration pause) {
        return new JdbcBudget(
                JdbcClient.create(DATA_SOURCE),
                new DataSourceTransactionManager(DATA_SOURCE),
                new GitHubSettings(null, null, null, pause),
                clock);
    }

    private static DataSource freshDatabase() {
        var details = TestDatabase.fresh();
        return DataSourceBuilder.create()
                .type(DriverManagerDataSource.class)
                .url(details.getJdbcUrl())
                .username(details.getUsername())
                .password(details.getPassword())
                .build();
    }
}

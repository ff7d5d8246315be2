package io.slipway.github;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The budget as a row in PostgreSQL: all replicas take their turns from it. */
@Component
class JdbcBudget implements Budget {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private final GitHubSettings settings;
    private final Clock clock;

    JdbcBudget(JdbcClient jdbc, PlatformTransactionManager transactions, GitHubSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        this.settings = settings;
        this.clock = clock;
        // A caller's transaction must not keep the row locked while it waits for GitHub.
        this.apart.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void takeTurn(String organization) {
        var now = clock.instant();
        var turn = turn(organization, now);
        if (turn.isEmpty()) {
            throw busy(latest(organization));
        }
        sleep(Duration.between(now, turn.get()));
    }

    @Override
    public void requireOpen(String organization) {
        closedUntil(organization).filter(clock.instant()::isBefore).ifPresent(until -> {
            throw busy(until);
        });
    }

    @Override
    public void close(String organization, Instant until) {
        apart.executeWithoutResult(_ -> jdbc.sql("""
                        insert into github_budget as budget (organization, next_change, closed_until)
                        values (:organization, :until, :until)
                        on conflict (organization) do update
                           set closed_until = greatest(budget.closed_until, excluded.closed_until)
                        """)
                .param("organization", organization)
                .param("until", at(until))
                .update());
    }

    private Optional<Instant> turn(String organization, Instant now) {
        return apart.execute(_ -> jdbc.sql("""
                        insert into github_budget as budget (organization, next_change, closed_until)
                        values (:organization, :now + :pause * interval '1 millisecond', :now)
                        on conflict (organization) do update
                           set next_change = greatest(budget.next_change, budget.closed_until, :now)
                                             + :pause * interval '1 millisecond'
                         where greatest(budget.next_change, budget.closed_until) <= :latest
                        returning next_change - :pause * interval '1 millisecond'
                        """)
                .param("organization", organization)
                .param("now", at(now))
                .param("latest", at(now.plus(PATIENCE)))
                .param("pause", settings.pauseBetweenChanges().toMillis())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant));
    }

    private Instant latest(String organization) {
        return jdbc.sql("""
                        select greatest(next_change, closed_until)
                          from github_budget
                         where organization = :organization
                        """)
                .param("organization", organization)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private Optional<Instant> closedUntil(String organization) {
        return jdbc.sql("select closed_until from github_budget where organization = :organization")
                .param("organization", organization)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private static GitHubBusyException busy(Instant until) {
        return new GitHubBusyException("GitHub has had enough of our calls for a moment.", until);
    }

    private void sleep(Duration wait) {
        try {
            if (wait.isPositive()) {
                Thread.sleep(wait);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new GitHubBusyException("Somebody interrupted the wait for GitHub.", clock.instant());
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

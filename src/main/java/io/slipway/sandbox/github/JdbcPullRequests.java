package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pull requests in the database. */
@Repository
@OnSandbox
class JdbcPullRequests {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcPullRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest first. */
    List<PullRequest> of(long repository) {
        return jdbc.sql("""
                        select id, number, title, body, head, base, created_by, created_at
                          from sandbox_pull_request where repository_id = :repository order by number desc
                        """)
                .param("repository", repository)
                .query(Sql.rows(PullRequest.class))
                .list();
    }

    Optional<PullRequest> find(long repository, int number) {
        return of(repository).stream().filter(pull -> pull.number() == number).findFirst();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when there is one between these branches */
    PullRequest insert(long repository, String title, @Nullable String body, String head, String base) {
        var number = jdbc.sql("""
                        insert into sandbox_pull_request (repository_id, number, title, body, head, base, created_by, created_at)
                        select :repository, coalesce(max(number), 0) + 1, :title, :body, :head, :base, :by, :now
                          from sandbox_pull_request where repository_id = :repository
                        returning number
                        """)
                .param("repository", repository)
                .param("title", title)
                .param("body", body)
                .param("head", head)
                .param("base", base)
                .param("by", Cast.PORTAL)
                .param("now", Sql.seconds(clock.instant()))
                .query(Integer.class)
                .single();
        return find(repository, number).orElseThrow();
    }

    /** A wish to take the commits of one branch into another; always open here. */
    record PullRequest(
            long id,
            int number,
            String title,
            @Nullable String body,
            String head,
            String base,
            String createdBy,
            Instant createdAt) {}
}

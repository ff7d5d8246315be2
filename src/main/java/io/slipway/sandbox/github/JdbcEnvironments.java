package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Environments and their reviewers in the database. */
@Repository
@OnSandbox
class JdbcEnvironments {

    private static final String SELECT = """
            select id, repository_id, name, wait_timer, prevent_self_review, protected_branches, custom_branch_policies,
                   created_at, updated_at
              from sandbox_environment
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcEnvironments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Environment> of(long repository) {
        return jdbc.sql(SELECT + "where repository_id = :repository order by id")
                .param("repository", repository)
                .query(Sql.rows(Environment.class))
                .list();
    }

    Optional<Environment> find(long repository, String name) {
        return jdbc.sql(SELECT + "where repository_id = :repository and lower(name) = lower(:name)")
                .param("repository", repository)
                .param("name", name)
                .query(Sql.rows(Environment.class))
                .optional();
    }

    List<Reviewer> reviewers(long environment) {
        return jdbc.sql("""
                        select type, reviewer_id from sandbox_environment_reviewer
                         where environment_id = :environment order by position
                        """)
                .param("environment", environment)
                .query(Sql.rows(Reviewer.class))
                .list();
    }

    /** Creates the environment or makes it equal to this. */
    @Transactional
    void put(long repository, String name, Protection protection) {
        var id = jdbc.sql("""
                        insert into sandbox_environment
                            (repository_id, name, wait_timer, prevent_self_review, protected_branches,
                             custom_branch_policies, created_at, updated_at)
                        values (:repository, :name, :wait, :self, :protected, :custom, :now, :now)
                        on conflict (repository_id, lower(name)) do update
                           set wait_timer = excluded.wait_timer, prevent_self_review = excluded.prevent_self_review,
                               protected_branches = excluded.protected_branches,
                               custom_branch_policies = excluded.custom_branch_policies, updated_at = excluded.updated_at
                        returning id
                        """)
                .param("repository", repository)
                .param("name", name)
                .param("wait", protection.waitTimer())
                .param("self", protection.preventSelfReview())
                .param("protected", protection.protectedBranches())
                .param("custom", protection.customBranchPolicies())
                .param("now", Sql.seconds(clock.instant()))
                .query(Long.class)
                .single();
        reviewers(id, protection.reviewers());
        if (!Boolean.TRUE.equals(protection.customBranchPolicies())) {
            dropPolicies(id);
        }
    }

    void delete(long id) {
        jdbc.sql("delete from sandbox_environment where id = :id")
                .param("id", id)
                .update();
    }

    private void reviewers(long environment, List<Reviewer> reviewers) {
        jdbc.sql("delete from sandbox_environment_reviewer where environment_id = :environment")
                .param("environment", environment)
                .update();
        for (var position = 0; position < reviewers.size(); position++) {
            jdbc.sql("insert into sandbox_environment_reviewer values (:environment, :position, :type, :reviewer)")
                    .param("environment", environment)
                    .param("position", position)
                    .param("type", reviewers.get(position).type())
                    .param("reviewer", reviewers.get(position).reviewerId())
                    .update();
        }
    }

    private void dropPolicies(long environment) {
        jdbc.sql("delete from sandbox_branch_policy where environment_id = :environment")
                .param("environment", environment)
                .update();
    }

    /** A user or a team that reviews deployments. */
    record Reviewer(String type, long reviewerId) {}

    /** What guards an environment. */
    record Protection(
            int waitTimer,
            boolean preventSelfReview,
            List<Reviewer> reviewers,
            @Nullable Boolean protectedBranches,
            @Nullable Boolean customBranchPolicies) {}
}

package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which branches may deploy to an environment, in the database. */
@Repository
@OnSandbox
class JdbcBranchPolicies {

    private static final String SELECT = "select id, name, type from sandbox_branch_policy ";

    private final JdbcClient jdbc;

    JdbcBranchPolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<BranchPolicy> of(long environment) {
        return jdbc.sql(SELECT + "where environment_id = :environment order by id")
                .param("environment", environment)
                .query(Sql.rows(BranchPolicy.class))
                .list();
    }

    Optional<BranchPolicy> find(long environment, long id) {
        return of(environment).stream().filter(each -> each.id() == id).findFirst();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when there is one like it */
    BranchPolicy insert(long environment, String name, String type) {
        return jdbc.sql("""
                        insert into sandbox_branch_policy (environment_id, name, type) values (:environment, :name, :type)
                        returning id, name, type
                        """)
                .param("environment", environment)
                .param("name", name)
                .param("type", type)
                .query(Sql.rows(BranchPolicy.class))
                .single();
    }

    void delete(long id) {
        jdbc.sql("delete from sandbox_branch_policy where id = :id")
                .param("id", id)
                .update();
    }

    /** A pattern of branch or tag names. */
    record BranchPolicy(long id, String name, String type) {}
}

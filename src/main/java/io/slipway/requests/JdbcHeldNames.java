package io.slipway.requests;

import io.slipway.catalog.Manifest;
import io.slipway.organization.BusinessUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Names that other requests hold: from waiting for a signature on, until they are turned down or taken back. */
@Repository
class JdbcHeldNames implements NameCheck {

    private final JdbcClient jdbc;

    JdbcHeldNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> problems(ProjectName name, BusinessUnit unit, Manifest manifest) {
        return held(name) ? List.of("Another request has this name already. Choose another one.") : List.of();
    }

    private boolean held(ProjectName name) {
        return jdbc.sql("""
                        select exists (
                            select from request
                            where lower(project) = lower(:name)
                              and state in ('awaiting-approval', 'approved', 'provisioning', 'fulfilled', 'failed'))
                        """).param("name", name.value()).query(Boolean.class).single();
    }
}

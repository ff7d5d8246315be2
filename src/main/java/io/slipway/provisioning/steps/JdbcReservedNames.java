package io.slipway.provisioning.steps;

import io.slipway.requests.RequestId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names that belong to requests, in PostgreSQL. */
@Component
class JdbcReservedNames {

    private final JdbcClient jdbc;

    JdbcReservedNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether the name belongs to the request now */
    boolean reserve(String kind, String name, RequestId request) {
        jdbc.sql("""
                        insert into reserved_name (kind, name, request_id)
                        values (:kind, :name, :request)
                        on conflict (kind, name) do nothing
                        """)
                .param("kind", kind)
                .param("name", name)
                .param("request", request.value())
                .update();
        var owner = jdbc.sql("select request_id from reserved_name where kind = :kind and name = :name")
                .param("kind", kind)
                .param("name", name)
                .query(Long.class)
                .single();
        return owner == request.value();
    }
}

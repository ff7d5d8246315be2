package io.slipway.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** People in PostgreSQL. */
@Repository
class JdbcPeople implements People {

    private final JdbcClient jdbc;

    JdbcPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Person> all() {
        return jdbc.sql("select login, name, role from person order by name, login")
                .query(JdbcPeople::person)
                .list();
    }

    @Override
    public Optional<Person> find(UserId id) {
        return jdbc.sql("select login, name, role from person where login = :login")
                .param("login", id.value())
                .query(JdbcPeople::person)
                .optional();
    }

    @Override
    public void register(Person person) {
        jdbc.sql("""
                insert into person (login, name, role)
                values (:login, :name, :role)
                on conflict (login) do update set name = excluded.name, role = excluded.role
                """)
                .param("login", person.id().value())
                .param("name", person.name())
                .param("role", person.role().name())
                .update();
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                new UserId(row.getString("login")), row.getString("name"), Role.valueOf(row.getString("role")));
    }
}

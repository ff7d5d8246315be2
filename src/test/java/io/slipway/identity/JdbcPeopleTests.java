package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(classes = Shell.class)
class JdbcPeopleTests {

    private static final Person ADA = new Person(new UserId("ada"), "Ada", Role.DATA_SCIENTIST);

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Test
    void keepsAPerson() {
        people.register(ADA);

        assertThat(people.find(ADA.id())).contains(ADA);
        assertThat(people.all()).contains(ADA);
        assertThat(people.nameOf(ADA.id())).isEqualTo("Ada");
    }

    @Test
    void changesNameAndRole() {
        var promoted = new Person(new UserId("katherine"), "Katherine J.", Role.ADMIN);
        people.register(new Person(promoted.id(), "Katherine", Role.APPROVER));

        people.register(promoted);

        assertThat(people.find(promoted.id())).contains(promoted);
    }

    @Test
    void showsTheLoginOfAStranger() {
        assertThat(people.nameOf(new UserId("nobody-yet"))).isEqualTo("nobody-yet");
    }

    @Test
    void knowsTheSameRolesAsTheDatabase() {
        var check = jdbc.sql("select pg_get_constraintdef(oid) from pg_constraint where conname = 'person_role_known'")
                .query(String.class)
                .single();

        assertThat(check.split("'"))
                .containsAll(Arrays.stream(Role.values()).map(Enum::name).toList());
        assertThat(check.chars().filter(letter -> letter == '\'').count()).isEqualTo(2L * Role.values().length);
    }
}

package io.slipway.organization;

import io.slipway.identity.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Business units in PostgreSQL. */
@Repository
class JdbcBusinessUnits implements BusinessUnits {

    private final JdbcClient jdbc;

    JdbcBusinessUnits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<BusinessUnit> all() {
        return jdbc
                .sql("select key, name, region, cost_centre, version from business_unit order by lower(name), key")
                .query(Head::of)
                .list()
                .stream()
                .map(this::whole)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<BusinessUnit> find(BusinessUnitKey key) {
        return jdbc.sql("select key, name, region, cost_centre, version from business_unit where key = :key")
                .param("key", key.value())
                .query(Head::of)
                .optional()
                .map(this::whole);
    }

    @Override
    public Set<BusinessUnitKey> signedBy(UserId person) {
        return jdbc.sql("select business_unit from business_unit_person where person = :person and kind = :kind")
                .param("person", person.value())
                .param("kind", PersonKind.APPROVER.stored())
                .query((row, _) -> new BusinessUnitKey(row.getString("business_unit")))
                .set();
    }

    @Override
    @Transactional
    public void add(BusinessUnit unit) {
        try {
            insert(unit);
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("There is a business unit %s already".formatted(unit.key()), e);
        }
        unit.accounts().forEach((stage, account) -> insert(unit.key(), stage, account));
        insert(unit.key(), PersonKind.MEMBER, unit.members());
        insert(unit.key(), PersonKind.APPROVER, unit.approvers());
    }

    /** Adds these when there are none; replicas that start together wait for each other here. */
    @Transactional
    boolean begin(List<BusinessUnit> units) {
        jdbc.sql("lock table business_unit in share row exclusive mode").update();
        var first = all().isEmpty();
        if (first) {
            units.forEach(this::add);
        }
        return first;
    }

    private void insert(BusinessUnit unit) {
        jdbc.sql("""
                insert into business_unit (key, name, region, cost_centre, version)
                values (:key, :name, :region, :costCentre, :version)
                """)
                .param("key", unit.key().value())
                .param("name", unit.name())
                .param("region", unit.region())
                .param("costCentre", unit.costCentre())
                .param("version", unit.version())
                .update();
    }

    private void insert(BusinessUnitKey unit, Stage stage, Account account) {
        jdbc.sql("""
                insert into business_unit_account (business_unit, stage, number, region, role)
                values (:unit, :stage, :number, :region, :role)
                """)
                .param("unit", unit.value())
                .param("stage", stage.key())
                .param("number", account.number().value())
                .param("region", account.region())
                .param("role", account.role())
                .update();
    }

    private void insert(BusinessUnitKey unit, PersonKind kind, List<UserId> people) {
        IntStream.range(0, people.size()).forEach(at -> insert(unit, kind, people.get(at), at));
    }

    private void insert(BusinessUnitKey unit, PersonKind kind, UserId person, int ordinal) {
        jdbc.sql("""
                insert into business_unit_person (business_unit, person, kind, ordinal)
                values (:unit, :person, :kind, :ordinal)
                """)
                .param("unit", unit.value())
                .param("person", person.value())
                .param("kind", kind.stored())
                .param("ordinal", ordinal)
                .update();
    }

    private BusinessUnit whole(Head head) {
        return new BusinessUnit(
                new BusinessUnitKey(head.key()),
                head.name(),
                head.region(),
                head.costCentre(),
                accounts(head.key()),
                people(head.key(), PersonKind.MEMBER),
                people(head.key(), PersonKind.APPROVER),
                head.version());
    }

    private SortedMap<Stage, Account> accounts(String unit) {
        var accounts = new TreeMap<Stage, Account>();
        jdbc.sql("select stage, number, region, role from business_unit_account where business_unit = :unit")
                .param("unit", unit)
                .query((row, _) -> Map.entry(Stage.of(row.getString("stage")), account(row)))
                .list()
                .forEach(entry -> accounts.put(entry.getKey(), entry.getValue()));
        return accounts;
    }

    private static Account account(ResultSet row) throws SQLException {
        var number = new AccountNumber(row.getString("number"));
        return new Account(number, row.getString("region"), row.getString("role"));
    }

    private List<UserId> people(String unit, PersonKind kind) {
        return jdbc.sql("""
                select person from business_unit_person
                 where business_unit = :unit and kind = :kind order by ordinal
                """)
                .param("unit", unit)
                .param("kind", kind.stored())
                .query((row, _) -> new UserId(row.getString("person")))
                .list();
    }

    /** A row of the table itself. */
    private record Head(String key, String name, String region, String costCentre, int version) {

        static Head of(ResultSet row, int number) throws SQLException {
            return new Head(
                    row.getString("key"),
                    row.getString("name"),
                    row.getString("region"),
                    row.getString("cost_centre"),
                    row.getInt("version"));
        }
    }
}

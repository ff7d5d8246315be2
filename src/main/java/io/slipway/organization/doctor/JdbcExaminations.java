package io.slipway.organization.doctor;

import io.slipway.identity.UserId;
import io.slipway.organization.AccountNumber;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.organization.Stage;
import io.slipway.organization.doctor.Examination.Ended;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Examinations in PostgreSQL. */
@Repository
class JdbcExaminations implements Examinations {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcExaminations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Examination> going(Patient patient) {
        return one("ended_at is null", patient, 0);
    }

    @Override
    public Optional<Examination> latest(Patient patient) {
        return one("ended_at is not null", patient, 0);
    }

    @Override
    public Optional<Examination> find(Patient patient, long id) {
        return one("id = :id", patient, id);
    }

    @Override
    public List<Examination> history(Patient patient, long before, int size) {
        return jdbc.sql("""
                select * from examination
                 where business_unit = :unit and account = :account and ended_at is not null and id < :before
                 order by id desc limit :size
                """)
                .param("unit", patient.unit().key().value())
                .param("account", patient.number().value())
                .param("before", before)
                .param("size", size)
                .query((row, _) -> examination(row))
                .list();
    }

    @Override
    public List<Verdict> verdicts(BusinessUnitKey unit) {
        return jdbc.sql("""
                select distinct on (e.account) e.verdict
                  from examination e join business_unit_account a on a.business_unit = e.business_unit
                   and a.number = e.account
                 where e.business_unit = :unit and e.ended_at is not null
                 order by e.account, e.id desc
                """)
                .param("unit", unit.value())
                .query((row, _) -> Verdict.of(row.getString("verdict")))
                .list();
    }

    /** A new examination to be carried out; empty while one goes on. */
    Optional<Long> ask(Patient patient, @Nullable UserId by, int expected) {
        return jdbc.sql("""
                insert into examination (business_unit, account, asked_by, asked_at, expected)
                values (:unit, :account, :by, :at, :expected)
                on conflict (business_unit, account) where ended_at is null do nothing
                returning id
                """)
                .param("unit", patient.unit().key().value())
                .param("account", patient.number().value())
                .param("by", by == null ? null : by.value())
                .param("at", now())
                .param("expected", expected)
                .query(Long.class)
                .optional();
    }

    /** Begins, or begins again after a crash; empty when it has ended. */
    @Transactional
    Optional<Examination> start(long id) {
        var started = jdbc.sql("update examination set started_at = :at where id = :id and ended_at is null")
                .param("at", now())
                .param("id", id)
                .update();
        jdbc.sql("""
                delete from examination_finding
                 where examination = (select id from examination where id = :id and ended_at is null)
                """).param("id", id).update();
        return started == 0
                ? Optional.empty()
                : jdbc.sql("select * from examination where id = :id")
                        .param("id", id)
                        .query((row, _) -> examination(row))
                        .optional();
    }

    void keep(long examination, int ordinal, Finding finding) {
        var stage = finding.check().stage();
        jdbc.sql("""
                insert into examination_finding
                    (examination, ordinal, subject, stage, verdict, title, seen, mend, commands)
                values (:examination, :ordinal, :subject, :stage, :verdict, :title, :seen, :mend, :commands)
                """)
                .param("examination", examination)
                .param("ordinal", ordinal)
                .param("subject", finding.check().subject().stored())
                .param("stage", stage == null ? null : stage.key())
                .param("verdict", finding.verdict().stored())
                .param("title", finding.title())
                .param("seen", finding.seen())
                .param("mend", finding.mend())
                .param("commands", finding.commands().toArray(String[]::new))
                .update();
    }

    void end(long id, Verdict verdict) {
        jdbc.sql("update examination set ended_at = :at, verdict = :verdict where id = :id and ended_at is null")
                .param("at", now())
                .param("verdict", verdict.stored())
                .param("id", id)
                .update();
    }

    /** Forgets what is older; the newest of each account stays. */
    int forget(Instant before) {
        return jdbc.sql("""
                delete from examination old
                 where ended_at < :before
                   and exists (select from examination newer
                                where newer.business_unit = old.business_unit and newer.account = old.account
                                  and newer.ended_at is not null and newer.id > old.id)
                """).param("before", before.atOffset(ZoneOffset.UTC)).update();
    }

    private Optional<Examination> one(String which, Patient patient, long id) {
        return jdbc.sql("""
                select * from examination
                 where business_unit = :unit and account = :account and %s and :id >= 0
                 order by id desc limit 1
                """.formatted(which))
                .param("unit", patient.unit().key().value())
                .param("account", patient.number().value())
                .param("id", id)
                .query((row, _) -> examination(row))
                .optional()
                .map(examination -> examination.with(findings(examination.id())));
    }

    private List<Finding> findings(long examination) {
        return jdbc.sql("select * from examination_finding where examination = :examination order by ordinal")
                .param("examination", examination)
                .query((row, _) -> finding(row))
                .list();
    }

    private static Finding finding(ResultSet row) throws SQLException {
        var stage = row.getString("stage");
        return new Finding(
                new Check(Subject.of(row.getString("subject")), stage == null ? null : Stage.of(stage)),
                Verdict.of(row.getString("verdict")),
                row.getString("title"),
                row.getString("seen"),
                row.getString("mend"),
                List.of((String[]) row.getArray("commands").getArray()));
    }

    private static Examination examination(ResultSet row) throws SQLException {
        var by = row.getString("asked_by");
        return new Examination(
                row.getLong("id"),
                new BusinessUnitKey(row.getString("business_unit")),
                new AccountNumber(row.getString("account")),
                by == null ? null : new UserId(by),
                instant(row, "asked_at"),
                row.getInt("expected"),
                row.getString("verdict") == null ? null : ended(row),
                List.of());
    }

    private static Ended ended(ResultSet row) throws SQLException {
        var at = instant(row, "ended_at");
        return new Ended(at, Verdict.of(row.getString("verdict")), Duration.between(instant(row, "started_at"), at));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

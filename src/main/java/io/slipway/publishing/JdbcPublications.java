package io.slipway.publishing;

import io.slipway.publishing.Publication.Item;
import io.slipway.publishing.Publication.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Publications in PostgreSQL. */
@Repository
class JdbcPublications {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcPublications(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new one; empty while another goes on. */
    Optional<Long> begin(String by, Choice choice, String digest) {
        return jdbc.sql("""
                        insert into publication (asked_by, asked_at, choice, digest) values (:by, :now, :choice, :digest)
                        on conflict ((true)) where ended_at is null do nothing
                        returning id
                        """)
                .param("by", by)
                .param("now", now())
                .param("choice", choice.key())
                .param("digest", digest)
                .query(Long.class)
                .optional();
    }

    void add(long publication, int ordinal, RepositoryPlan plan) {
        jdbc.sql("""
                        insert into publication_repository (publication_id, name, ordinal, from_version, version, head)
                        values (:publication, :name, :ordinal, :from, :version, :head)
                        """)
                .param("publication", publication)
                .param("name", plan.name())
                .param("ordinal", ordinal)
                .param("from", plan.from().map(Version::toString).orElse(""))
                .param("version", plan.version().toString())
                .param("head", plan.head() == null ? "" : plan.head())
                .update();
    }

    Optional<Publication> find(long id) {
        return jdbc.sql("select * from publication where id = :id")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    Optional<Publication> going() {
        return jdbc.sql("select * from publication where ended_at is null")
                .query((row, _) -> read(row))
                .optional();
    }

    /** One page, the newest first, of those numbered below {@code before}. */
    List<Publication> page(long before, int size) {
        return jdbc.sql("select * from publication where id < :before order by id desc limit :size")
                .param("before", before)
                .param("size", size)
                .query((row, _) -> read(row))
                .list();
    }

    /** The attempt is counted when it begins, so that one which kills the portal counts too. */
    void start(long publication, String repository) {
        jdbc.sql("""
                        update publication_repository
                           set status = 'running', attempt = attempt + 1, started_at = coalesce(started_at, :now)
                         where publication_id = :publication and name = :name
                        """)
                .param("now", now())
                .param("publication", publication)
                .param("name", repository)
                .update();
    }

    /** Being asked to come later is no failed attempt. */
    void wait(long publication, String repository) {
        jdbc.sql("""
                        update publication_repository
                           set attempt = attempt - 1, note = 'GitHub asks Slipway to slow down; it goes on by itself.'
                         where publication_id = :publication and name = :name
                        """)
                .param("publication", publication)
                .param("name", repository)
                .update();
    }

    void note(long publication, String repository, String note) {
        jdbc.sql("""
                        update publication_repository set note = :note
                         where publication_id = :publication and name = :name
                        """)
                .param("note", note)
                .param("publication", publication)
                .param("name", repository)
                .update();
    }

    void end(long publication, String repository, Status status, String note, String link) {
        jdbc.sql("""
                        update publication_repository set status = :status, note = :note, link = :link, ended_at = :now
                         where publication_id = :publication and name = :name
                        """)
                .param("status", stored(status))
                .param("note", note)
                .param("link", link)
                .param("now", now())
                .param("publication", publication)
                .param("name", repository)
                .update();
    }

    void end(long publication) {
        jdbc.sql("update publication set ended_at = coalesce(ended_at, :now) where id = :id")
                .param("now", now())
                .param("id", publication)
                .update();
    }

    void beginEffect(long publication, String repository, String kind, String name) {
        jdbc.sql("""
                        insert into publication_effect (publication_id, repository, kind, name, begun_at)
                        values (:publication, :repository, :kind, :name, :now)
                        on conflict (publication_id, repository, kind, name) do update set begun_at = excluded.begun_at
                        """)
                .param("publication", publication)
                .param("repository", repository)
                .param("kind", kind)
                .param("name", name)
                .param("now", now())
                .update();
    }

    void madeEffect(long publication, String repository, String kind, String name) {
        jdbc.sql("""
                        update publication_effect set made_at = coalesce(made_at, :now)
                         where publication_id = :publication and repository = :repository
                           and kind = :kind and name = :name
                        """)
                .param("publication", publication)
                .param("repository", repository)
                .param("kind", kind)
                .param("name", name)
                .param("now", now())
                .update();
    }

    private Publication read(ResultSet row) throws SQLException {
        return new Publication(
                row.getLong("id"),
                row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                Choice.of(row.getString("choice")).orElseThrow(),
                instant(row.getTimestamp("ended_at")),
                items(row.getLong("id")));
    }

    private List<Item> items(long publication) {
        return jdbc.sql("select * from publication_repository where publication_id = :id order by ordinal")
                .param("id", publication)
                .query((row, _) -> new Item(
                        row.getString("name"),
                        row.getString("from_version"),
                        row.getString("version"),
                        row.getString("head"),
                        Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                        row.getInt("attempt"),
                        row.getString("note"),
                        row.getString("link")))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    static String stored(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}

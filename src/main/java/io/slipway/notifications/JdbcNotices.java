package io.slipway.notifications;

import io.slipway.identity.UserId;
import io.slipway.projects.Noticeboard;
import io.slipway.requests.RequestId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notices in PostgreSQL. */
@Component
class JdbcNotices implements Noticeboard {

    private static final int SHOWN = 5;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcNotices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tells it, unless it was told before. */
    void tell(UserId recipient, Notice notice) {
        jdbc.sql("""
                        insert into notice (key, recipient, tone, title, text, href, action, at)
                        values (:key, :recipient, :tone, :title, :text, :href, :action, :now)
                        on conflict (key) do nothing
                        """)
                .param("key", notice.key() + "/" + recipient)
                .param("recipient", recipient.value())
                .param("tone", notice.tone())
                .param("title", notice.title())
                .param("text", notice.text())
                .param("href", notice.href())
                .param("action", notice.action())
                .param("now", now())
                .update();
    }

    @Override
    public List<Note> of(UserId person) {
        return jdbc.sql("""
                        select * from notice
                        where recipient = :person and seen_at is null
                        order by id desc
                        limit :shown
                        """)
                .param("person", person.value())
                .param("shown", SHOWN)
                .query((row, _) -> new Note(
                        row.getString("tone"),
                        row.getString("title"),
                        row.getString("text"),
                        row.getString("href"),
                        row.getString("action"),
                        "/notices/%d/seen".formatted(row.getLong("id"))))
                .list();
    }

    /** Puts away for everybody what has been seen to: nobody needs to hear any more that a request waits. */
    void settle(String what, RequestId request) {
        jdbc.sql("update notice set seen_at = :now where starts_with(key, :about) and seen_at is null")
                .param("now", now())
                .param("about", Notice.about(what, request))
                .update();
    }

    /** Puts a notice away, if it is this person's. */
    void seen(long id, UserId person) {
        jdbc.sql("update notice set seen_at = :now where id = :id and recipient = :person and seen_at is null")
                .param("now", now())
                .param("id", id)
                .param("person", person.value())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}

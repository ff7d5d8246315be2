package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Repositories in the database. */
@Repository
@OnSandbox
class JdbcRepositories {

    private static final String SELECT = """
            select id, name, description, is_private, is_template, archived, default_branch, topics, flags::text as flags,
                   template_id, created_by, created_at, updated_at, pushed_at, generate_at, seeded_tree
              from sandbox_repository
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcRepositories(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Repo> find(String name) {
        return jdbc.sql(SELECT + "where lower(name) = lower(:name)")
                .param("name", name)
                .query(Sql.rows(Repo.class))
                .optional();
    }

    Optional<Repo> find(long id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Sql.rows(Repo.class))
                .optional();
    }

    /** By name. */
    List<Repo> all() {
        return jdbc.sql(SELECT + "order by lower(name)")
                .query(Sql.rows(Repo.class))
                .list();
    }

    /** A page by name, for people; {@code after} is the last name of the page before. */
    List<Repo> after(String after, int limit) {
        return jdbc.sql(SELECT + "where lower(name) > lower(:after) order by lower(name) limit :limit")
                .param("after", after)
                .param("limit", limit)
                .query(Sql.rows(Repo.class))
                .list();
    }

    /** Those whose content is still to come. */
    List<Repo> generating() {
        return jdbc.sql(SELECT + "where generate_at is not null order by generate_at")
                .query(Sql.rows(Repo.class))
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when there is one of that name */
    Repo insert(NewRepo fresh) {
        var now = Sql.seconds(clock.instant());
        var id = jdbc.sql("""
                        insert into sandbox_repository
                            (name, description, is_private, is_template, template_id, created_by,
                             created_at, updated_at, generate_at)
                        values (:name, :description, :private, :template, :templateId, :by, :now, :now, :generateAt)
                        returning id
                        """)
                .param("name", fresh.name())
                .param("description", fresh.description())
                .param("private", fresh.isPrivate())
                .param("template", fresh.isTemplate())
                .param("templateId", fresh.templateId())
                .param("by", fresh.by())
                .param("now", now)
                .param("generateAt", fresh.generateAt() == null ? null : Sql.exact(fresh.generateAt()))
                .query(Long.class)
                .single();
        return find(id).orElseThrow();
    }

    Repo update(Repo repo) {
        jdbc.sql("""
                        update sandbox_repository
                           set name = :name, description = :description, is_private = :private, is_template = :template,
                               archived = :archived, default_branch = :branch, topics = :topics, flags = :flags::jsonb,
                               updated_at = :now
                         where id = :id
                        """)
                .param("id", repo.id())
                .param("name", repo.name())
                .param("description", repo.description())
                .param("private", repo.isPrivate())
                .param("template", repo.isTemplate())
                .param("archived", repo.archived())
                .param("branch", repo.defaultBranch())
                .param("topics", repo.topics())
                .param("flags", repo.flags())
                .param("now", Sql.seconds(clock.instant()))
                .update();
        return find(repo.id()).orElseThrow();
    }

    void topics(long id, List<String> topics) {
        jdbc.sql("update sandbox_repository set topics = :topics, updated_at = :now where id = :id")
                .param("id", id)
                .param("topics", String.join(",", topics))
                .param("now", Sql.seconds(clock.instant()))
                .update();
    }

    void pushed(long id) {
        jdbc.sql("update sandbox_repository set pushed_at = :now, updated_at = :now where id = :id")
                .param("id", id)
                .param("now", Sql.seconds(clock.instant()))
                .update();
    }

    void generated(long id) {
        jdbc.sql("update sandbox_repository set generate_at = null, pushed_at = :now where id = :id")
                .param("id", id)
                .param("now", Sql.seconds(clock.instant()))
                .update();
    }

    void seeded(long id, String tree) {
        jdbc.sql("update sandbox_repository set seeded_tree = :tree where id = :id")
                .param("id", id)
                .param("tree", tree)
                .update();
    }

    @Transactional
    void delete(long id) {
        jdbc.sql("insert into sandbox_repository_grave values (:id) on conflict do nothing")
                .param("id", id)
                .update();
        jdbc.sql("delete from sandbox_repository where id = :id")
                .param("id", id)
                .update();
    }

    /** Repositories whose folder has still to go. */
    List<Long> graves() {
        return jdbc.sql("select repository_id from sandbox_repository_grave")
                .query((row, _) -> row.getLong(1))
                .list();
    }

    void buried(long id) {
        jdbc.sql("delete from sandbox_repository_grave where repository_id = :id")
                .param("id", id)
                .update();
    }

    /** What a new repository starts with. */
    record NewRepo(
            String name,
            @Nullable String description,
            boolean isPrivate,
            boolean isTemplate,
            @Nullable Long templateId,
            String by,
            @Nullable Instant generateAt) {}
}

package io.slipway.catalog;

import io.slipway.catalog.TemplateVersion.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The catalog in PostgreSQL. */
@Repository
class JdbcCatalog implements Catalog {

    private final JdbcClient jdbc;
    private final ManifestReader reader;
    private final Clock clock;

    /** By text: it never changes once it is published, and reading YAML for each page would be a waste. */
    private final Map<String, Manifest> manifests = new ConcurrentHashMap<>();

    JdbcCatalog(JdbcClient jdbc, ManifestReader reader, Clock clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public List<TemplateVersion> published() {
        return jdbc.sql("""
                select template, version, status, manifest
                  from template join template_version on template = key
                 where version = (select max(version) from template_version newest
                                   where newest.template = key and newest.status = 'published')
                 order by position, key
                """).query(this::version).list();
    }

    @Override
    public Optional<TemplateVersion> newest(TemplateKey template) {
        return jdbc.sql("""
                select template, version, status, manifest from template_version
                 where template = :template and status = 'published'
                 order by version desc limit 1
                """)
                .param("template", template.value())
                .query(this::version)
                .optional();
    }

    @Override
    public List<TemplateVersion> versions(TemplateKey template) {
        return jdbc.sql("""
                select template, version, status, manifest from template_version
                 where template = :template order by version desc
                """)
                .param("template", template.value())
                .query(this::version)
                .list();
    }

    @Override
    public Optional<TemplateVersion> find(TemplateVersionId id) {
        return one(id).query(this::version).optional();
    }

    @Override
    public Optional<String> yaml(TemplateVersionId id) {
        return one(id).query((row, _) -> row.getString("manifest")).optional();
    }

    /** Adds a version; does nothing when somebody else was faster. */
    @Transactional
    void add(ManifestFile file, Status status) {
        place(file);
        jdbc.sql("""
                insert into template_version (template, version, status, manifest, added_at)
                values (:template, :version, :status, :manifest, :now)
                on conflict (template, version) do nothing
                """)
                .param("template", file.id().template().value())
                .param("version", file.id().version())
                .param("status", stored(status))
                .param("manifest", file.yaml())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void place(ManifestFile file) {
        jdbc.sql("""
                insert into template (key, position) values (:key, :position)
                on conflict (key) do update set position = excluded.position
                """)
                .param("key", file.id().template().value())
                .param("position", file.position())
                .update();
    }

    private JdbcClient.StatementSpec one(TemplateVersionId id) {
        return jdbc.sql("""
                select template, version, status, manifest from template_version
                 where template = :template and version = :version
                """).param("template", id.template().value()).param("version", id.version());
    }

    private TemplateVersion version(ResultSet row, int number) throws SQLException {
        var key = new TemplateKey(row.getString("template"));
        var status = Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
        var manifest = manifests.computeIfAbsent(row.getString("manifest"), reader::known);
        return new TemplateVersion(new TemplateVersionId(key, row.getInt("version")), status, manifest);
    }

    static String stored(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}

package io.slipway.projects;

import io.slipway.catalog.TemplateVersionId;
import io.slipway.identity.Person;
import io.slipway.identity.Role;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.organization.BusinessUnits;
import io.slipway.organization.Stage;
import io.slipway.provisioning.ProjectRegister;
import io.slipway.requests.ProjectName;
import io.slipway.requests.RequestId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Projects in PostgreSQL. */
@Component
class JdbcProjects implements Projects, ProjectRegister {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final BusinessUnits units;
    private final Clock clock;

    JdbcProjects(JdbcClient jdbc, JsonMapper json, BusinessUnits units, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public void register(MadeProject made) {
        var request = made.request();
        jdbc.sql("""
                        insert into project
                            (name, business_unit, template, requester, request_id, run_id, digest, document, made_at)
                        values
                            (:name, :unit, :template, :requester, :request, :run, :digest, :document::jsonb, :now)
                        on conflict (request_id) do update
                        set run_id = excluded.run_id, digest = excluded.digest, document = excluded.document
                        """)
                .param("name", request.project().value())
                .param("unit", request.businessUnit().value())
                .param("template", request.template().toString())
                .param("requester", request.requester().value())
                .param("request", request.id().value())
                .param("run", made.runId())
                .param("digest", made.plan().digest())
                .param("document", json.writeValueAsString(new Document(made.repositories(), made.outputs())))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    @Override
    public Optional<Project> find(ProjectName name) {
        return jdbc.sql("select * from project where lower(name) = :name")
                .param("name", name.value().toLowerCase(Locale.ROOT))
                .query((row, _) -> read(row))
                .optional();
    }

    @Override
    public List<Project> page(Person viewer, String named, long before, int size) {
        return jdbc.sql("""
                        select * from project
                        where id < :before
                          and (:everything or requester = :viewer or business_unit = any(:units))
                          and lower(name) like :named
                        order by id desc
                        limit :size
                        """)
                .param("before", before)
                .param("everything", viewer.role() == Role.ADMIN)
                .param("viewer", viewer.id().value())
                .param("units", unitsOf(viewer))
                .param("named", "%" + escaped(named.toLowerCase(Locale.ROOT)) + "%")
                .param("size", size)
                .query((row, _) -> read(row))
                .list();
    }

    @Override
    public boolean maySee(Project project, Person viewer) {
        return viewer.role() == Role.ADMIN
                || project.requester().equals(viewer.id())
                || units.get(project.businessUnit()).mayAsk(viewer.id());
    }

    private String[] unitsOf(Person viewer) {
        return units.all().stream()
                .filter(unit -> unit.mayAsk(viewer.id()))
                .map(BusinessUnit::key)
                .map(BusinessUnitKey::value)
                .toArray(String[]::new);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace("\u0000", "\ufffd");
    }

    private Project read(ResultSet row) throws SQLException {
        var document = json.readValue(row.getString("document"), Document.class);
        return new Project(
                row.getLong("id"),
                new ProjectName(row.getString("name")),
                new BusinessUnitKey(row.getString("business_unit")),
                TemplateVersionId.of(row.getString("template")),
                new UserId(row.getString("requester")),
                new RequestId(row.getLong("request_id")),
                row.getLong("run_id"),
                row.getString("digest"),
                document.repositories(),
                document.outputs(),
                row.getTimestamp("made_at").toInstant());
    }

    /** What only pages read. */
    private record Document(List<MadeRepository> repositories, Map<Stage, Map<String, JsonNode>> outputs) {}
}

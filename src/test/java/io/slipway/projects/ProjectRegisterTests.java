package io.slipway.projects;

import static io.slipway.testing.Rooms.ADA;
import static io.slipway.testing.Rooms.GRACE;
import static io.slipway.testing.Rooms.LINUS;
import static io.slipway.testing.Rooms.MALLORY;
import static io.slipway.testing.Rooms.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.identity.Person;
import io.slipway.organization.Stage;
import io.slipway.provisioning.ProjectRegister;
import io.slipway.requests.NameCheck;
import io.slipway.requests.ProjectName;
import io.slipway.requests.Request;
import io.slipway.testing.MadeProjects;
import io.slipway.testing.Rooms;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Projects are kept once, however often a run says that it is done. */
@SpringBootTest(classes = Rooms.class)
@AutoConfigureMockMvc
class ProjectRegisterTests {

    @Autowired
    private ProjectRegister register;

    @Autowired
    private Projects projects;

    @Autowired
    private List<NameCheck> checks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Rooms.Desk desk;

    @BeforeEach
    void empty() {
        desk.clear();
    }

    @Test
    void keepsWhatARunMade() {
        var request = desk.approved(ADA, GRACE);

        register(request, 3);

        assertThat(projects.find(request.project())).hasValueSatisfying(project -> {
            assertThat(project.requester()).isEqualTo(ADA.id());
            assertThat(project.run()).isEqualTo(3);
            assertThat(project.digest()).isEqualTo(Rooms.DIGEST);
            assertThat(project.repositories())
                    .extracting(repository -> repository.key())
                    .containsExactly("training", "realtime");
            assertThat(project.outputs().keySet()).containsExactlyInAnyOrder(Stage.values());
        });
    }

    @Test
    void registeringAgainMakesNoSecondProject() {
        var request = desk.approved(ADA, GRACE);
        register(request, 3);
        var first = projects.find(request.project()).orElseThrow();

        register(request, 3);
        register(request, 4);

        var again = projects.find(request.project()).orElseThrow();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.madeAt()).isEqualTo(first.madeAt());
        assertThat(again.run()).isEqualTo(4);
        assertThat(count()).isOne();
    }

    @Test
    void manyAtTheSameInstantMakeOneProject() throws Exception {
        var request = desk.approved(ADA, GRACE);
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tasks = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        register(request, 3);
                        return true;
                    }))
                    .toList();
            start.countDown();
            for (var task : tasks) {
                assertThat(task.get()).isTrue();
            }
        }

        assertThat(count()).isOne();
    }

    @Test
    void aNameOfAProjectIsTakenInWhateverCase() {
        var request = desk.approved(ADA, GRACE);
        register(request, 3);
        jdbc.sql("truncate request").update();
        var unit = desk.units().get(request.businessUnit());
        var manifest = desk.catalog().get(request.template()).manifest();

        var problems = checks.stream()
                .flatMap(check -> check.problems(request.project(), unit, manifest).stream())
                .toList();
        var other = checks.stream()
                .flatMap(check -> check.problems(new ProjectName("nobodys-name"), unit, manifest).stream())
                .toList();

        assertThat(problems)
                .singleElement()
                .asString()
                .contains(request.project().value(), "Choose another name");
        assertThat(other).isEmpty();
        assertThat(jdbc.sql("select name from project where lower(name) = :name")
                        .param("name", request.project().value().toLowerCase(Locale.ROOT))
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void peopleOfTheUnitTheRequesterAndAdminsSeeAProject() {
        var request = desk.approved(ADA, GRACE);
        register(request, 3);
        var project = projects.find(request.project()).orElseThrow();

        for (var person : List.of(ADA, GRACE, LINUS, ROOT)) {
            assertThat(projects.maySee(project, person)).as(person.name()).isTrue();
            assertThat(names(person, "")).as(person.name()).containsExactly(request.project());
        }
        assertThat(projects.maySee(project, MALLORY)).isFalse();
        assertThat(names(MALLORY, "")).isEmpty();
    }

    @Test
    void findsAPartOfANameAndTakesPatternsLiterally() {
        var request = desk.approved(ADA, GRACE);
        register(request, 3);
        var name = request.project().value();

        assertThat(names(ADA, name.substring(2).toUpperCase(Locale.ROOT))).hasSize(1);
        for (var odd : List.of("%", "_", "\\", "'", "\0zzz", "nothing")) {
            assertThat(names(ADA, odd)).as(odd).isEmpty();
        }
    }

    @Test
    void pagesGoBelowTheLastOne() {
        IntStream.range(0, 5).forEach(_ -> register(desk.approved(ADA, GRACE), 3));

        var first = projects.page(ADA, "", Long.MAX_VALUE, 3);
        var second = projects.page(ADA, "", first.getLast().id(), 3);

        assertThat(first).hasSize(3);
        assertThat(second)
                .hasSize(2)
                .allMatch(project -> project.id() < first.getLast().id());
    }

    private List<ProjectName> names(Person viewer, String named) {
        return projects.page(viewer, named, Long.MAX_VALUE, 10).stream()
                .map(Project::name)
                .toList();
    }

    private void register(Request request, long run) {
        var manifest = desk.catalog().get(request.template()).manifest();
        register.register(MadeProjects.of(request, desk.plan(request), manifest, run));
    }

    private long count() {
        return jdbc.sql("select count(*) from project").query(Long.class).single();
    }
}

package io.slipway.projects.web;

import static io.slipway.testing.Churn.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.catalog.Answers;
import io.slipway.catalog.Manifests;
import io.slipway.identity.People;
import io.slipway.identity.Person;
import io.slipway.identity.Role;
import io.slipway.identity.UserId;
import io.slipway.projects.Project;
import io.slipway.projects.web.Picture.Area;
import io.slipway.projects.web.Picture.Arrow;
import io.slipway.projects.web.Picture.Box;
import io.slipway.projects.web.Picture.Legend;
import io.slipway.projects.web.Picture.StageField;
import io.slipway.requests.ProjectName;
import io.slipway.requests.Request;
import io.slipway.testing.Churn;
import io.slipway.testing.MadeProjects;
import io.slipway.testing.SamplePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The drawing of each template's shape: nothing outside, nothing over another, every number in words. */
class PictureTests {

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("train-deploy", Map.of("inference", "real-time")),
                Arguments.of("train-deploy", Map.of("inference", "batch")),
                Arguments.of("train-deploy", Map.of("inference", "real-time", "container", true)),
                Arguments.of("pipeline-promotion", Map.of()),
                Arguments.of("train", Map.of()),
                Arguments.of("llm-train", Map.of()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("shapes")
    void everythingHasItsPlace(String template, Map<String, Object> answers) {
        var picture = picture(template, answers, "churn-prediction");
        var whole = new Area(0, 0, picture.width(), picture.height());
        var boxes = boxes(picture);

        assertThat(picture.stages()).allMatch(field -> whole.holds(field.area()));
        assertThat(whole.holds(picture.github())).isTrue();
        assertThat(picture.repositories()).allMatch(box -> picture.github().holds(box.area()));
        assertThat(picture.stages())
                .allSatisfy(field -> assertThat(field.boxes())
                        .isNotEmpty()
                        .allMatch(box -> field.area().holds(box.area())));
        assertThat(boxes)
                .allSatisfy(box -> assertThat(boxes)
                        .filteredOn(other -> other != box)
                        .noneMatch(other -> other.area().touches(box.area())));
        assertThat(picture.arrows())
                .allSatisfy(
                        arrow -> assertThat(boxes).noneMatch(box -> box.area().touches(number(arrow))));
        assertThat(picture.arrows())
                .allSatisfy(arrow -> assertThat(picture.arrows())
                        .filteredOn(other -> other != arrow)
                        .noneMatch(other -> number(other).touches(number(arrow))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("shapes")
    void everyNumberIsSaidInWords(String template, Map<String, Object> answers) {
        var picture = picture(template, answers, "churn-prediction");

        assertThat(picture.arrows()).isNotEmpty().hasSameSizeAs(picture.legend());
        assertThat(picture.arrows())
                .extracting(Arrow::number)
                .containsExactlyElementsOf(Stream.iterate(1, number -> number + 1)
                        .limit(picture.legend().size())
                        .toList());
        assertThat(picture.description()).contains("Repositories on GitHub", "dev in account");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("shapes")
    void theTextsFitTheirBoxes(String template, Map<String, Object> answers) {
        var picture = picture(template, answers, "a-project-with-as-long-a-one");

        assertThat(boxes(picture))
                .allMatch(box -> box.note().length() * 7 <= box.area().width());
    }

    @Test
    void anApprovedModelStartsItsDeployment() {
        assertThat(picture("train-deploy", Map.of("inference", "real-time"), "churn")
                        .legend())
                .extracting(Legend::title)
                .containsExactly(
                        "Training works in dev.",
                        "An approved model starts Realtime.",
                        "Realtime works in preprod.",
                        "Realtime works in prod.");
    }

    @Test
    void prodSaysWhoReviews() {
        var legend = picture("pipeline-promotion", Map.of(), "churn").legend();

        assertThat(legend)
                .extracting(Legend::title)
                .containsExactly("Pipeline works in dev.", "Pipeline works in preprod.", "Pipeline works in prod.");
        assertThat(legend.getLast().text()).isEqualTo("Only after a review by Grace or Linus.");
        assertThat(legend.getFirst().text()).doesNotContain("review");
    }

    @Test
    void oneStageHasTheWholeWidth() {
        var picture = picture("train", Map.of(), "churn");

        assertThat(picture.stages())
                .singleElement()
                .extracting(StageField::area)
                .extracting(Area::width)
                .isEqualTo(picture.width() - 32);
        assertThat(picture.stages().getFirst().boxes())
                .extracting(Box::title)
                .containsExactly("Deploy roles", "Pipeline role", "Bucket", "Model package group");
    }

    private static Area number(Arrow arrow) {
        return new Area(arrow.x() - 10, arrow.y() - 10, 20, 20);
    }

    private static List<Box> boxes(Picture picture) {
        var boxes = new ArrayList<>(picture.repositories());
        picture.stages().forEach(field -> boxes.addAll(field.boxes()));
        return boxes;
    }

    private static Picture picture(String template, Map<String, Object> answers, String name) {
        var version = Manifests.shipped(template);
        var like = Churn.request();
        var request = new Request(
                like.id(),
                like.requester(),
                version.id(),
                Churn.unit().key(),
                new ProjectName(name),
                Answers.of(answers),
                "",
                like.state(),
                NOON,
                NOON,
                1);
        var plan = SamplePlan.of(request, version.manifest(), Churn.unit(), "7f3a91c4".repeat(8), NOON);
        var made = MadeProjects.of(request, plan, version.manifest(), 3);
        var project = new Project(
                1,
                request.project(),
                request.businessUnit(),
                request.template(),
                request.requester(),
                request.id(),
                3,
                plan.digest(),
                made.repositories(),
                made.outputs(),
                NOON);
        var environments = GitHubPart.of(project, plan.github(), new Cast()).environments(Churn.unit());
        return PictureLayout.draw(project, plan, environments);
    }

    private static final class Cast implements People {

        @Override
        public List<Person> all() {
            return List.of(
                    new Person(new UserId("grace"), "Grace", Role.APPROVER),
                    new Person(new UserId("linus"), "Linus", Role.ADMIN));
        }

        @Override
        public Optional<Person> find(UserId id) {
            return all().stream().filter(person -> person.id().equals(id)).findFirst();
        }

        @Override
        public void register(Person person) {
            throw new UnsupportedOperationException();
        }
    }
}

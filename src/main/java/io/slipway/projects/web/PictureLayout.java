package io.slipway.projects.web;

import io.slipway.organization.Stage;
import io.slipway.planning.Plan;
import io.slipway.planning.StagePlan;
import io.slipway.projects.Project;
import io.slipway.projects.web.Picture.Area;
import io.slipway.projects.web.Picture.Box;
import io.slipway.projects.web.Picture.StageField;
import io.slipway.projects.web.ProjectView.EnvironmentView;
import io.slipway.provisioning.ProjectRegister.MadeRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Computes the drawing of a project. Stages stand side by side, each a little lower than the one before; a repository
 * stands above the stages that it works in, so that its arrows go straight down.
 */
final class PictureLayout {

    private static final int WIDTH = 1120;
    private static final int MARGIN = 16;
    static final int GAP = 24;
    private static final int INSET = 20;
    private static final int BAND = 10;
    private static final int HEAD = 36;
    private static final int BOX = 52;
    private static final int BOX_GAP = 12;
    static final int BETWEEN = 60;
    private static final int RISE = 22;
    private static final int RUN = 370;
    private static final int PADDING = 14;
    private static final int WIDEST = 300;
    private static final int LETTER = 7;

    private final Project project;
    private final Plan plan;
    private final List<EnvironmentView> environments;

    private PictureLayout(Project project, Plan plan, List<EnvironmentView> environments) {
        this.project = project;
        this.plan = plan;
        this.environments = environments;
    }

    static Picture draw(Project project, Plan plan, List<EnvironmentView> environments) {
        return new PictureLayout(project, plan, environments).draw();
    }

    private Picture draw() {
        var repositories = repositories();
        var band = new Area(MARGIN, BAND, WIDTH - 2 * MARGIN, bottom(repositories) + GAP / 2 - BAND);
        var fields = fields(band.bottom() + BETWEEN);
        var arrows = arrows(repositories, fields);
        var keel = keel(fields);
        return new Picture(
                WIDTH,
                keel + slope(WIDTH) + BAND,
                "M0 %d %d %d".formatted(keel, WIDTH, keel + slope(WIDTH)),
                plan.github().organization(),
                band,
                repositories,
                fields,
                arrows.arrows(),
                description(fields),
                arrows.legend());
    }

    /** Repositories that work in the same stages share the room above them; others that are in the way go lower. */
    private List<Box> repositories() {
        var boxes = new ArrayList<Box>();
        project.repositories().stream().map(this::span).distinct().forEach(span -> {
            var row = new Area(span.x(), lane(boxes, span), span.width(), BOX);
            boxes.addAll(sharing(row, span));
        });
        return List.copyOf(boxes);
    }

    private List<Box> sharing(Area row, Area span) {
        var sharing = project.repositories().stream()
                .filter(repository -> span.equals(span(repository)))
                .toList();
        var width = (row.width() - (sharing.size() - 1) * BOX_GAP) / sharing.size();
        return IntStream.range(0, sharing.size())
                .mapToObj(index -> repository(
                        sharing.get(index), new Area(row.x() + index * (width + BOX_GAP), row.y(), width, BOX)))
                .toList();
    }

    private static int lane(List<Box> boxes, Area span) {
        var y = BAND + HEAD;
        while (taken(boxes, new Area(span.x(), y, span.width(), BOX))) {
            y += BOX + BOX_GAP;
        }
        return y;
    }

    private static boolean taken(List<Box> boxes, Area area) {
        return boxes.stream().anyMatch(box -> box.area().touches(area));
    }

    private static Box repository(MadeRepository made, Area area) {
        return new Box(made.name(), area, title(made.key()), fitting(made.name(), area));
    }

    /** From the first to the last stage that the repository works in; above all of them when it works in none. */
    private Area span(MadeRepository repository) {
        var columns = IntStream.range(0, plan.stages().size())
                .filter(index -> environment(repository.name(), key(index)).isPresent())
                .summaryStatistics();
        var first = columns.getCount() == 0 ? 0 : columns.getMin();
        var last = columns.getCount() == 0 ? plan.stages().size() - 1 : columns.getMax();
        var x = column(first) + INSET;
        return new Area(x, 0, column(last) + columnWidth() - INSET - x, BOX);
    }

    private List<StageField> fields(int top) {
        return IntStream.range(0, plan.stages().size())
                .mapToObj(index -> field(plan.stages().get(index), column(index), top))
                .toList();
    }

    private StageField field(StagePlan stage, int x, int top) {
        var y = top + slope(x - MARGIN);
        var boxes = boxes(stage.stage(), new Area(x + INSET, y + HEAD, columnWidth() - 2 * INSET, 0));
        var area = new Area(x, y, columnWidth(), Math.max(bottom(boxes), y + HEAD + BOX) + INSET - y);
        return new StageField(stage.stage().key(), stage.account().number().value(), area, boxes);
    }

    private List<Box> boxes(Stage stage, Area room) {
        var outputs = DrawnOutput.of(project.outputs().getOrDefault(stage, Map.of()));
        var abreast = Math.max(1, room.width() / WIDEST);
        var width = (room.width() - (abreast - 1) * BOX_GAP) / abreast;
        return IntStream.range(0, outputs.size())
                .mapToObj(index -> made(
                        outputs.get(index),
                        new Area(
                                room.x() + index % abreast * (width + BOX_GAP),
                                room.y() + index / abreast * (BOX + BOX_GAP),
                                width,
                                BOX)))
                .toList();
    }

    private static Box made(DrawnOutput made, Area area) {
        return new Box(made.output(), area, made.title(), fitting(made.note(), area));
    }

    private PictureArrows arrows(List<Box> repositories, List<StageField> fields) {
        var arrows = new PictureArrows(repositories, fields);
        for (var field : fields) {
            for (var repository : repositories) {
                environment(repository.key(), field.key())
                        .ifPresent(environment -> arrows.works(repository, field, environment));
            }
            arrows.deployment(field);
        }
        return arrows;
    }

    private Optional<EnvironmentView> environment(String repository, String stage) {
        return environments.stream()
                .filter(found -> found.repository().equals(repository))
                .filter(found -> found.stage().equals(stage))
                .findFirst();
    }

    /** Where the ramp begins so that every field stands on it. */
    private static int keel(List<StageField> fields) {
        return fields.stream()
                .mapToInt(field ->
                        field.area().bottom() + BOX_GAP - slope(field.area().x()))
                .max()
                .orElse(BETWEEN);
    }

    private String description(List<StageField> fields) {
        var repositories =
                project.repositories().stream().map(MadeRepository::name).collect(Collectors.joining(", "));
        var stages = fields.stream()
                .map(field -> "%s in account %s with %s".formatted(field.key(), field.account(), titles(field)))
                .collect(Collectors.joining("; "));
        return "Repositories on GitHub: %s. Below them the stages in AWS: %s.".formatted(repositories, stages);
    }

    private static String titles(StageField field) {
        return field.boxes().stream()
                .map(box -> box.title().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private String key(int index) {
        return plan.stages().get(index).stage().key();
    }

    private int columnWidth() {
        var count = Math.max(plan.stages().size(), 1);
        return (WIDTH - 2 * MARGIN - (count - 1) * GAP) / count;
    }

    private int column(int index) {
        return MARGIN + index * (columnWidth() + GAP);
    }

    private static int slope(int x) {
        return x * RISE / RUN;
    }

    private static int bottom(List<Box> boxes) {
        return boxes.stream().mapToInt(box -> box.area().bottom()).max().orElse(0);
    }

    private static String title(String key) {
        return key.length() <= 3
                ? key.toUpperCase(Locale.ROOT)
                : Character.toUpperCase(key.charAt(0)) + key.substring(1);
    }

    /** The end of a name says more than its beginning. */
    private static String fitting(String text, Area area) {
        var most = (area.width() - 2 * PADDING) / LETTER;
        return text.length() <= most ? text : "…" + text.substring(text.length() - most + 1);
    }
}

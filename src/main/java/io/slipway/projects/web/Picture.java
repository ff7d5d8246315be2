package io.slipway.projects.web;

import io.slipway.organization.Stage;
import io.slipway.planning.Plan;
import io.slipway.planning.StagePlan;
import io.slipway.projects.Project;
import io.slipway.projects.web.ProjectView.EnvironmentView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a project works, as a drawing: repositories on GitHub above, one field for each stage below, and arrows that say
 * who becomes what. Only numbers and words; the page gives them form.
 *
 * @param width of the drawing in its own units
 * @param keel the path of the ramp below everything
 * @param legend the numbers in words
 */
record Picture(
        int width,
        int height,
        String keel,
        Field github,
        List<Box> repositories,
        List<StageField> stages,
        List<Arrow> arrows,
        List<Legend> legend,
        String description) {

    private static final int STAGE_WIDTH = 350;
    private static final int GAP = 24;
    private static final int MARGIN = 16;
    private static final int TOP = 150;
    private static final int SLOPE = 22;
    private static final int BOX_HEIGHT = 50;
    private static final int ROW = 66;

    /** What of a stage is drawn, and under which words; the first output that is there names it. */
    private static final Map<String, String> DRAWN = drawn();

    static Picture of(Project project, Plan plan, List<EnvironmentView> environments) {
        var stages = plan.stages();
        var columns = Math.max(stages.size(), 2);
        var width = 2 * MARGIN + columns * STAGE_WIDTH + (columns - 1) * GAP;
        var repositories = repositories(project, width);
        var fields = fields(project, stages, width);
        var arrows = arrows(repositories, fields, environments);
        var height = fields.stream()
                        .mapToInt(field -> field.y() + field.height())
                        .max()
                        .orElse(TOP)
                + 36;
        var keel = "M0 %d %d %d".formatted(height - 30, width, height - 8);
        return new Picture(
                width,
                height,
                keel,
                new Field(MARGIN, 10, width - 2 * MARGIN, 104),
                repositories,
                fields,
                arrows,
                legend(arrows),
                description(repositories, fields));
    }

    private static List<Box> repositories(Project project, int width) {
        var count = project.repositories().size();
        var space = (width - 2 * MARGIN - 40 - (count - 1) * GAP) / Math.max(count, 1);
        var boxes = new ArrayList<Box>();
        for (var repository : project.repositories()) {
            var x = MARGIN + 20 + boxes.size() * (space + GAP);
            boxes.add(new Box(x, 46, Math.min(space, 300), BOX_HEIGHT, capital(repository.key()), repository.name()));
        }
        return boxes;
    }

    private static List<StageField> fields(Project project, List<StagePlan> stages, int width) {
        var fields = new ArrayList<StageField>();
        var fieldWidth = stages.size() == 1 ? width - 2 * MARGIN : STAGE_WIDTH;
        for (var stage : stages) {
            var index = fields.size();
            var x = MARGIN + index * (STAGE_WIDTH + GAP);
            var y = TOP + index * SLOPE;
            var boxes = boxes(project, stage.stage(), x + 20, y + 56, fieldWidth - 40, stages.size() == 1 ? 2 : 1);
            var bottom =
                    boxes.stream().mapToInt(box -> box.y() + box.height()).max().orElse(y + 60);
            fields.add(new StageField(
                    stage.stage().key(), stage.account().number().value(), x, y, fieldWidth, bottom + 18 - y, boxes));
        }
        return fields;
    }

    private static List<Box> boxes(Project project, Stage stage, int x, int y, int width, int perRow) {
        var outputs = project.outputs().getOrDefault(stage, Map.of());
        var space = (width - (perRow - 1) * GAP) / perRow;
        var boxes = new ArrayList<Box>();
        DRAWN.forEach((output, words) -> {
            var value = outputs.get(output);
            var text = value == null
                    ? ""
                    : value.isString() ? value.stringValue() : value.isEmpty() ? "" : "one for each image";
            if (!text.isEmpty()) {
                var column = boxes.size() % perRow;
                var row = boxes.size() / perRow;
                boxes.add(
                        new Box(x + column * (space + GAP), y + row * ROW, space, BOX_HEIGHT, words, shortened(text)));
            }
        });
        return boxes;
    }

    /** From each repository to the stages whose environments it has: a person's push becomes that stage there. */
    private static List<Arrow> arrows(
            List<Box> repositories, List<StageField> fields, List<EnvironmentView> environments) {
        var arrows = new ArrayList<Arrow>();
        for (var field : fields) {
            var sources = repositories.stream()
                    .filter(box -> has(environments, box.note(), field.key()))
                    .toList();
            for (var source : sources) {
                var offset = (arrows.size() % 5) * 24 + 60;
                var reviewed = reviewed(environments, source.note(), field.key());
                arrows.add(arrow(arrows.size() + 1, source, field, field.x() + offset, reviewed));
            }
        }
        return arrows;
    }

    private static Arrow arrow(int number, Box source, StageField field, int x, String reviewers) {
        var from = Math.clamp(x, source.x() + 16, source.x() + source.width() - 16);
        var middle = 114 + 6 + (number % 4) * 7;
        var path = "M%d %dV%dH%dV%d".formatted(from, source.y() + source.height(), middle, x, field.y() - 8);
        var tip = "m%d %d 4 8 4-8z".formatted(x - 4, field.y() - 8);
        return new Arrow(number, path, tip, x, middle, source.title(), field.key(), reviewers);
    }

    private static boolean has(List<EnvironmentView> environments, String repository, String stage) {
        return environments.stream()
                .anyMatch(found ->
                        found.repository().equals(repository) && found.stage().equals(stage));
    }

    private static String reviewed(List<EnvironmentView> environments, String repository, String stage) {
        return environments.stream()
                .filter(found ->
                        found.repository().equals(repository) && found.stage().equals(stage))
                .map(EnvironmentView::reviewers)
                .filter(reviewers -> !Set.of("", "nobody").contains(reviewers))
                .findFirst()
                .orElse("");
    }

    private static List<Legend> legend(List<Arrow> arrows) {
        return arrows.stream()
                .map(arrow -> new Legend(
                        "%s works in %s.".formatted(arrow.from(), arrow.to()),
                        arrow.reviewers().isEmpty()
                                ? "Its workflow becomes the role there, and nobody else does."
                                : "Only after a review by %s.".formatted(arrow.reviewers())))
                .toList();
    }

    private static String description(List<Box> repositories, List<StageField> fields) {
        return "Repositories on GitHub: %s. Below them the stages in AWS: %s."
                .formatted(
                        String.join(", ", repositories.stream().map(Box::note).toList()),
                        String.join(
                                ", ",
                                fields.stream()
                                        .map(field -> field.key() + " in account " + field.account())
                                        .toList()));
    }

    private static Map<String, String> drawn() {
        var drawn = new LinkedHashMap<String, String>();
        drawn.put("artifact_bucket", "Bucket");
        drawn.put("pipeline_role_arn", "Pipeline role");
        drawn.put("model_package_group", "Model package group");
        drawn.put("ecr_repositories", "Image repositories");
        drawn.put("event_rule_arn", "Approved model starts a deployment");
        return drawn;
    }

    private static String shortened(String text) {
        var name = text.substring(text.lastIndexOf('/') + 1);
        return name.length() <= 42 ? name : name.substring(0, 41) + "…";
    }

    private static String capital(String key) {
        return Character.toUpperCase(key.charAt(0)) + key.substring(1);
    }

    /** A frame that holds boxes. */
    record Field(int x, int y, int width, int height) {}

    /** Something with a title and a quieter line. */
    record Box(int x, int y, int width, int height, String title, String note) {}

    /** The frame of a stage. */
    record StageField(String key, String account, int x, int y, int width, int height, List<Box> boxes) {}

    /** A numbered way from a repository into a stage. */
    record Arrow(int number, String path, String tip, int x, int y, String from, String to, String reviewers) {}

    /** A number of the drawing in words. */
    record Legend(String title, String text) {}
}

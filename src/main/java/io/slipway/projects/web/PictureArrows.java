package io.slipway.projects.web;

import io.slipway.projects.web.Picture.Arrow;
import io.slipway.projects.web.Picture.Box;
import io.slipway.projects.web.Picture.Legend;
import io.slipway.projects.web.Picture.StageField;
import io.slipway.projects.web.ProjectView.EnvironmentView;
import java.util.ArrayList;
import java.util.List;

/** The numbered ways of a drawing, and what each says. They run in the room between repositories and stages. */
final class PictureArrows {

    private static final int TIP = 8;

    private final List<Box> repositories;
    private final List<StageField> fields;
    private final List<Arrow> arrows = new ArrayList<>();
    private final List<Legend> legend = new ArrayList<>();

    PictureArrows(List<Box> repositories, List<StageField> fields) {
        this.repositories = repositories;
        this.fields = fields;
    }

    List<Arrow> arrows() {
        return List.copyOf(arrows);
    }

    List<Legend> legend() {
        return List.copyOf(legend);
    }

    /** Straight down from a repository to a stage that it works in. */
    void works(Box repository, StageField field, EnvironmentView environment) {
        var from = repository.area();
        var to = field.area();
        var x = (Math.max(from.x(), to.x()) + Math.min(from.right(), to.right())) / 2;
        number(
                "M%d %dV%d".formatted(x, from.bottom(), to.y() - TIP),
                "m%d %d 4 8 4-8z".formatted(x - 4, to.y() - TIP),
                x,
                to.y() - PictureLayout.BETWEEN / 2,
                environment.isReviewed() ? "after a review" : "",
                new Legend(
                        "%s works in %s.".formatted(repository.title(), field.key()),
                        environment.isReviewed()
                                ? "Only after a review by %s.".formatted(environment.reviewers())
                                : "Its workflow becomes the deploy role there; nothing else can."));
    }

    /** From the rule on approved models, up between two stages, to the repository that deploys in later ones. */
    void deployment(StageField field) {
        var rule = field.boxes().stream()
                .filter(box -> box.key().equals(DrawnOutput.RULE))
                .findFirst();
        var deploying = repositories.stream()
                .filter(box -> box.area().x() > field.area().right())
                .findFirst();
        rule.ifPresent(from -> deploying.ifPresent(to -> up(from, to, field)));
    }

    private void up(Box rule, Box repository, StageField field) {
        var x = field.area().right() + PictureLayout.GAP / 2;
        var y = repository.area().middle();
        var end = repository.area().x() - TIP;
        number(
                "M%d %dH%dV%dH%d".formatted(rule.area().right(), rule.area().middle(), x, y, end),
                "m%d %d 8 4-8 4z".formatted(end, y - 4),
                x,
                fields.getFirst().area().y() - PictureLayout.BETWEEN / 2,
                "",
                new Legend(
                        "An approved model starts %s.".formatted(repository.title()),
                        "The rule in %s names the version, and exactly that one is deployed.".formatted(field.key())));
    }

    private void number(String path, String tip, int x, int y, String note, Legend words) {
        arrows.add(new Arrow(arrows.size() + 1, path, tip, x, y, note));
        legend.add(words);
    }
}

package io.slipway.planning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plan as a page shows it.
 *
 * @param sections GitHub first, then the stages from dev to prod
 */
record PlanView(String digest, String shortDigest, String engine, Instant madeAt, List<Section> sections) {

    /** How many rows a list shows before it asks to unfold the rest. */
    private static final int SHOWN = 12;

    static PlanView of(Plan plan) {
        var sections = new ArrayList<Section>();
        sections.add(github(plan.github()));
        plan.stages().forEach(stage -> sections.add(stage(stage)));
        return new PlanView(plan.digest(), shortened(plan.digest()), plan.engine(), plan.madeAt(), sections);
    }

    private static String shortened(String digest) {
        return digest.substring(0, 4) + " " + digest.substring(4, 8);
    }

    private static Section github(GitHubPlan plan) {
        var rows = plan.changes().stream()
                .filter(change -> change.action() != Action.NONE)
                .map(change -> new Row(
                        change.action(), change.kind(), change.name(), note(change), shown(change.attributes())))
                .toList();
        return new Section(
                "github",
                "GitHub",
                "",
                "organization " + plan.organization(),
                plan.count(Action.CREATE),
                plan.count(Action.UPDATE),
                plan.count(Action.DELETE),
                plan.count(Action.NONE),
                rows);
    }

    private static Section stage(StagePlan plan) {
        var rows = plan.changes().stream()
                .filter(change -> change.action() != Action.NONE)
                .map(change -> new Row(change.action(), kind(change), change.address(), "", shown(change.attributes())))
                .toList();
        return new Section(
                plan.stage().key(),
                plan.stage().key(),
                plan.account().number().value(),
                plan.account().region(),
                plan.count(Action.CREATE),
                plan.count(Action.UPDATE),
                plan.count(Action.DELETE),
                plan.count(Action.NONE),
                rows);
    }

    private static String note(GitHubChange change) {
        return change.note().isEmpty() ? change.kind() : change.kind() + " · " + change.note();
    }

    /** What stands in for something else says so in its input. */
    private static String kind(TerraformChange change) {
        var standsFor = change.after().path("input").path("type");
        return standsFor.isString() ? standsFor.stringValue() : change.type();
    }

    private static List<Attribute> shown(List<Attribute> attributes) {
        return attributes.stream()
                .filter(attribute -> !JsonTexts.UNKNOWN.equals(attribute.after()))
                .filter(attribute -> !isTheSameEverywhere(attribute))
                .toList();
    }

    /** Tags that come from the provider and not from the resource. */
    private static boolean isTheSameEverywhere(Attribute attribute) {
        return attribute.before() == null && attribute.path().startsWith("tags_all");
    }

    /**
     * GitHub, or one stage.
     *
     * @param account its number; empty for GitHub
     * @param where region or organization
     */
    record Section(
            String key,
            String title,
            String account,
            String where,
            long creates,
            long updates,
            long deletes,
            long unchanged,
            List<Row> rows) {

        public boolean isStage() {
            return !account.isEmpty();
        }

        public boolean isEmpty() {
            return rows.isEmpty();
        }

        public List<Row> first() {
            return rows.subList(0, Math.min(SHOWN, rows.size()));
        }

        public List<Row> rest() {
            return rows.subList(Math.min(SHOWN, rows.size()), rows.size());
        }
    }

    /** One change. */
    record Row(Action action, String kind, String name, String note, List<Attribute> attributes) {

        public String state() {
            return action.name().toLowerCase(Locale.ROOT);
        }

        public String sign() {
            return switch (action) {
                case CREATE -> "+";
                case UPDATE -> "~";
                case DELETE -> "−";
                case NONE -> "";
            };
        }

        public String word() {
            return switch (action) {
                case CREATE -> "Create ";
                case UPDATE -> "Change ";
                case DELETE -> "Delete ";
                case NONE -> "";
            };
        }
    }
}

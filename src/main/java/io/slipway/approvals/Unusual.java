package io.slipway.approvals;

import io.slipway.organization.Account;
import io.slipway.organization.Stage;
import io.slipway.planning.Action;
import io.slipway.planning.GitHubChange;
import io.slipway.planning.Plan;
import io.slipway.planning.StagePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an approver should notice in a plan before anything else. */
public final class Unusual {

    private static final Duration FRESH = Duration.ofDays(7);

    private final Plan plan;

    private Unusual(Plan plan) {
        this.plan = plan;
    }

    /** The marks of a plan, the gravest first; empty for a plan like any other. */
    public static List<Mark> of(Plan plan, Instant now) {
        var unusual = new Unusual(plan);
        var marks = new ArrayList<Mark>();
        unusual.deletions().ifPresent(marks::add);
        unusual.changes().ifPresent(marks::add);
        unusual.openProd().ifPresent(marks::add);
        unusual.sharedAccount().ifPresent(marks::add);
        unusual.age(now).ifPresent(marks::add);
        return List.copyOf(marks);
    }

    private Optional<Mark> deletions() {
        var count = plan.count(Action.DELETE);
        return when(
                count > 0, "Deletes " + things(count), "What is deleted is gone; look at each of them.", "resources");
    }

    private Optional<Mark> changes() {
        var count = plan.count(Action.UPDATE);
        return when(
                count > 0,
                "Changes %s that exist".formatted(things(count)),
                "Somebody may be using what is there already.",
                "resources");
    }

    private Optional<Mark> openProd() {
        var open = plan.github().changes().stream()
                .filter(Unusual::isProd)
                .filter(change -> Unusual.says(change, "reviewers", "nobody"))
                .map(GitHubChange::name)
                .collect(Collectors.joining(", "));
        return when(
                !open.isEmpty(),
                "Nobody reviews prod",
                "Whoever may push to it deploys without a second person: %s.".formatted(open),
                "access");
    }

    private Optional<Mark> sharedAccount() {
        var prod = plan.stages().stream()
                .filter(stage -> stage.stage() == Stage.PROD)
                .map(StagePlan::account)
                .map(Account::number)
                .findFirst();
        var sharing = plan.stages().stream()
                .filter(stage -> stage.stage() != Stage.PROD)
                .filter(stage -> prod.filter(stage.account().number()::equals).isPresent())
                .map(stage -> stage.stage().key())
                .collect(Collectors.joining(" and "));
        return when(
                !sharing.isEmpty(),
                "prod shares its account",
                "It is also the account of %s; only roles keep them apart.".formatted(sharing),
                "account");
    }

    private Optional<Mark> age(Instant now) {
        var days = Duration.between(plan.madeAt(), now).toDays();
        return when(
                days >= FRESH.toDays(),
                "The plan is %d days old".formatted(days),
                "If the world moved since, the run stops before it makes anything.",
                "age");
    }

    private static boolean isProd(GitHubChange change) {
        return change.kind().equals("environment")
                && change.name().endsWith("/" + Stage.PROD.key())
                && change.action() != Action.DELETE;
    }

    private static boolean says(GitHubChange change, String path, String value) {
        return change.attributes().stream()
                .anyMatch(attribute -> attribute.path().equals(path) && value.equals(attribute.after()));
    }

    private static Optional<Mark> when(boolean unusual, String title, String text, String about) {
        return unusual ? Optional.of(new Mark(title, text, about)) : Optional.empty();
    }

    private static String things(long count) {
        return count == 1 ? "one thing" : count + " things";
    }

    /**
     * Something to notice.
     *
     * @param about one word for what it concerns
     */
    public record Mark(String title, String text, String about) {}
}

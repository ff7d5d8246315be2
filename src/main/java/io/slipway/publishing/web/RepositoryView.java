package io.slipway.publishing.web;

import io.slipway.publishing.FileChange;
import io.slipway.publishing.FileChange.Kind;
import io.slipway.publishing.RepositoryPlan;
import io.slipway.publishing.Version;
import java.util.Comparator;
import java.util.List;

/**
 * A template repository here and in the organization.
 *
 * @param versions {@code 1.0.0 → 1.1.0}
 * @param text what publishing would do, in a sentence
 * @param files what differs, conflicts first
 */
record RepositoryView(
        String name,
        String badge,
        String label,
        String versions,
        String text,
        int creates,
        int updates,
        int deletes,
        List<FileRow> files,
        boolean open) {

    static RepositoryView of(RepositoryPlan plan) {
        var wording = Wording.of(plan.state());
        return new RepositoryView(
                plan.name(),
                wording.badge(),
                wording.label(),
                versions(plan),
                plan.state().words(),
                plan.of(Kind.ADDED).size(),
                plan.of(Kind.CHANGED).size() + plan.of(Kind.CONFLICT).size(),
                plan.of(Kind.REMOVED).size(),
                files(plan),
                !plan.of(Kind.CONFLICT).isEmpty());
    }

    private static String versions(RepositoryPlan plan) {
        return plan.from()
                .filter(from -> !from.equals(plan.version()))
                .map(Version::toString)
                .map(from -> "%s → %s".formatted(from, plan.version()))
                .orElse(plan.version().toString());
    }

    private static List<FileRow> files(RepositoryPlan plan) {
        return plan.files().stream()
                .filter(file -> file.kind() != Kind.NONE)
                .sorted(Comparator.comparing((FileChange file) -> file.kind() != Kind.CONFLICT))
                .map(file -> FileRow.of(plan.name(), file))
                .toList();
    }
}

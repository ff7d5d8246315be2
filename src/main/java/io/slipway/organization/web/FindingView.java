package io.slipway.organization.web;

import io.slipway.organization.doctor.Finding;
import io.slipway.organization.doctor.Verdict;
import java.util.HashSet;
import java.util.List;

/**
 * A finding as a page shows it.
 *
 * @param tone the suffix of the class
 * @param word what the icon says
 */
record FindingView(
        String tone,
        String icon,
        String word,
        String title,
        String aside,
        String seen,
        String mend,
        List<String> commands) {

    /** What the same commands mend is said with them once. */
    static List<FindingView> all(List<Finding> findings) {
        var said = new HashSet<List<String>>();
        return findings.stream()
                .map(FindingView::of)
                .map(view -> view.commands.isEmpty() || said.add(view.commands) ? view : view.likeAbove())
                .toList();
    }

    private FindingView likeAbove() {
        return new FindingView(tone, icon, word, title, aside, seen, "What is to run above mends this too.", List.of());
    }

    private static FindingView of(Finding finding) {
        return new FindingView(
                tone(finding.verdict()),
                icon(finding.verdict()),
                word(finding.verdict()),
                finding.title(),
                finding.check().label(),
                finding.seen(),
                finding.mend(),
                finding.commands());
    }

    /** Whether there is more to say than the title. */
    public boolean hasRemedy() {
        return !mend.isEmpty() || !commands.isEmpty();
    }

    private static String tone(Verdict verdict) {
        return switch (verdict) {
            case GREEN -> "ready";
            case AMBER -> "warning";
            case RED -> "broken";
            case UNSEEN -> "unknown";
        };
    }

    private static String icon(Verdict verdict) {
        return switch (verdict) {
            case GREEN -> "check";
            case AMBER -> "warn";
            case RED -> "x";
            case UNSEEN -> "ring";
        };
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case GREEN -> "Fine:";
            case AMBER -> "To watch:";
            case RED -> "To mend:";
            case UNSEEN -> "Unknown:";
        };
    }
}

package io.slipway.publishing.web;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** A line of the difference of two texts. */
record PatchLine(Kind kind, String text) {

    private static final int AROUND = 3;

    /** The names of both files come first. */
    private static final int HEAD = 2;

    static List<PatchLine> between(String before, String after) {
        var old = before.lines().toList();
        var patch = DiffUtils.diff(old, after.lines().toList());
        return UnifiedDiffUtils.generateUnifiedDiff("", "", old, patch, AROUND).stream()
                .skip(HEAD)
                .map(PatchLine::read)
                .toList();
    }

    private static PatchLine read(String line) {
        return switch (line.charAt(0)) {
            case '+' -> new PatchLine(Kind.ADDED, line.substring(1));
            case '-' -> new PatchLine(Kind.REMOVED, line.substring(1));
            case '@' -> new PatchLine(Kind.PLACE, line);
            default -> new PatchLine(Kind.SAME, line.substring(1));
        };
    }

    /** What became of a line; the place says where the lines after it stand. */
    enum Kind {
        SAME,
        ADDED,
        REMOVED,
        PLACE
    }
}

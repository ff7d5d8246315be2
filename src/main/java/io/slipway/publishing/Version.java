package io.slipway.publishing;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** The version of a template repository: {@code 1.0.0}. */
public record Version(int major, int minor, int patch) implements Comparable<Version> {

    /** Of a repository that has none. */
    public static final Version NONE = new Version(0, 0, 0);

    private static final Pattern FORM = Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");
    private static final Pattern HEADING = Pattern.compile("(?m)^## \\[(\\d{1,6}\\.\\d{1,6}\\.\\d{1,6})]");
    private static final Comparator<Version> ORDER = Comparator.comparingInt(Version::major)
            .thenComparingInt(Version::minor)
            .thenComparingInt(Version::patch);

    /** Reads {@code 1.0.0} or {@code v1.0.0}; empty for anything else. */
    public static Optional<Version> read(String text) {
        var found = FORM.matcher(text);
        return found.matches()
                ? Optional.of(new Version(
                        Integer.parseInt(found.group(1)),
                        Integer.parseInt(found.group(2)),
                        Integer.parseInt(found.group(3))))
                : Optional.empty();
    }

    /** The newest version that a change log has a heading for, {@code ## [1.0.0]}; {@link #NONE} without any. */
    public static Version newestOf(String changeLog) {
        return HEADING.matcher(changeLog)
                .results()
                .flatMap(heading -> read(heading.group(1)).stream())
                .max(ORDER)
                .orElse(NONE);
    }

    /** The name of its tag: {@code v1.0.0}. */
    public String tag() {
        return "v" + this;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%d.%d.%d".formatted(major, minor, patch);
    }
}

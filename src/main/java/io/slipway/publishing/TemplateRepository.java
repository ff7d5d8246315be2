package io.slipway.publishing;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A template repository as this Slipway brings it along.
 *
 * @param files by path
 */
public record TemplateRepository(String name, SortedMap<String, TemplateFile> files) {

    static final String README = "README.md";
    static final String CHANGE_LOG = "CHANGELOG.md";

    private static final int DESCRIPTION = 200;

    public TemplateRepository {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** The newest one of its change log. */
    public Version version() {
        return Version.newestOf(text(CHANGE_LOG));
    }

    /** The first sentence of its README. */
    public String description() {
        return text(README)
                .lines()
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .filter(line -> Character.isLetterOrDigit(line.charAt(0)))
                .findFirst()
                .map(line -> line.substring(0, Math.min(DESCRIPTION, line.length())))
                .orElse("A template repository of Slipway.");
    }

    boolean isOne() {
        return files.containsKey(README) || files.containsKey(CHANGE_LOG);
    }

    private String text(String path) {
        var file = files.get(path);
        return file == null ? "" : file.text();
    }
}

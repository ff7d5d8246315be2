package io.slipway.catalog;

/**
 * Something that is wrong with a manifest.
 *
 * @param where a path such as {@code parameters[2].initial}; empty for the manifest as a whole
 * @param what is wrong there, and what would be right
 */
public record ManifestProblem(String where, String what) {

    @Override
    public String toString() {
        return where.isEmpty() ? what : where + ": " + what;
    }
}

package io.slipway.requests;

import java.util.regex.Pattern;

/** The name of a project, part of every name that is derived from it; it never changes. */
public record ProjectName(String value) {

    public static final int MIN = 3;

    /** So long that the longest derived name, an IAM role of 64 characters, still fits. */
    public static final int MAX = 28;

    private static final Pattern FORM = Pattern.compile("[a-z](?:-?[a-z0-9])+");

    /** What Windows cannot check out as a folder, and beginnings that AWS keeps for itself. */
    private static final Pattern RESERVED =
            Pattern.compile("con|prn|aux|nul|com\\d|lpt\\d|(?:aws|amazon|amzn|ssm|sthree)(?:-.*)?");

    /**
     * Names that a business unit's own things have beside its projects', and the word that separates the role of a
     * project from the one of its repository on GitHub.
     */
    private static final Pattern IN_USE = Pattern.compile("access-logs|artifacts|studio|(?:.+-)?gh(?:-.+)?");

    /** @throws IllegalArgumentException when it is not a name, with what to do about it */
    public ProjectName {
        if (value.length() < MIN || value.length() > MAX) {
            throw new IllegalArgumentException("Use %d to %d characters.".formatted(MIN, MAX));
        }
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Use small letters, digits and single dashes; begin with a letter and do not end with a dash.");
        }
        if (RESERVED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Choose another name: Windows and AWS keep this one, or its beginning, for themselves.");
        }
        if (IN_USE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Choose another name: roles and buckets of this one, or with a part \"gh\", would have names that others have.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

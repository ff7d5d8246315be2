package io.slipway.requests;

import java.util.regex.Pattern;

/** The name of a project, part of every name that is derived from it; it never changes. */
public record ProjectName(String value) {

    public static final int MIN = 3;

    /** So long that the longest derived name, an IAM role of 64 characters, still fits. */
    public static final int MAX = 28;

    private static final Pattern FORM = Pattern.compile("[a-z](?:-?[a-z0-9])+");

    /** @throws IllegalArgumentException when it is not a name, with what to do about it */
    public ProjectName {
        if (value.length() < MIN || value.length() > MAX) {
            throw new IllegalArgumentException("Use %d to %d characters.".formatted(MIN, MAX));
        }
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "Use small letters, digits and single dashes; begin with a letter and end with none of the dashes.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

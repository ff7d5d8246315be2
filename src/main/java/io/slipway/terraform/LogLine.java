package io.slipway.terraform;

/**
 * A line for people.
 *
 * @param done how many changes are made so far; -1 when the line says nothing of it
 */
public record LogLine(Tone tone, String text, int done) {

    /** How a page shows the line. */
    public enum Tone {
        PLAIN,
        QUIET,
        GOOD,
        WAIT,
        BAD
    }

    public LogLine(Tone tone, String text) {
        this(tone, text, -1);
    }
}

package io.slipway.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One question that a template asks. These six kinds are the whole vocabulary of our forms. */
public sealed interface Parameter {

    /** Letters, digits and dashes; unique in its manifest. */
    String name();

    String label();

    /** One line that helps to answer; empty for none. */
    String hint();

    boolean required();

    /** What the form shows before anybody answered; empty for nothing. */
    String initial();

    /** Reads a raw answer; never throws, whatever the text. */
    Reading read(String raw);

    /** The name of the Terraform variable that takes the answer. */
    default String variable() {
        return name().replace('-', '_');
    }

    /**
     * A line of text.
     *
     * @param pattern a regular expression that holds in Java and in HTML; null for any text
     * @param patternHelp what to say when it does not match, such as "Write two letters and five digits"
     */
    record Text(
            String name,
            String label,
            String hint,
            boolean required,
            String initial,
            int minLength,
            int maxLength,
            @Nullable String pattern,
            String patternHelp)
            implements Parameter {

        @Override
        public Reading read(String raw) {
            return Readings.text(this, raw);
        }
    }

    /** One of a few. */
    record Choice(String name, String label, String hint, boolean required, String initial, List<Option> options)
            implements Parameter {

        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public Reading read(String raw) {
            return Readings.choice(this, raw);
        }

        /** One answer to a choice, and what it means. */
        public record Option(String value, String label, String text) {}
    }

    /** A whole number between two bounds, both allowed. */
    record Whole(String name, String label, String hint, boolean required, String initial, long min, long max)
            implements Parameter {

        @Override
        public Reading read(String raw) {
            return Readings.whole(this, raw);
        }
    }

    /** Yes or no; a box that is not ticked sends nothing and means no. */
    record Flag(String name, String label, String hint, String initial) implements Parameter {

        @Override
        public boolean required() {
            return false;
        }

        @Override
        public Reading read(String raw) {
            return Readings.flag(raw);
        }
    }

    /** A login on GitHub. Whether there is such a user is asked of GitHub later. */
    record GitHubUser(String name, String label, String hint, boolean required, String initial) implements Parameter {

        @Override
        public Reading read(String raw) {
            return Readings.login(this, raw);
        }
    }

    /** A team of the GitHub organization, by its slug. Whether there is such a team is asked of GitHub later. */
    record Team(String name, String label, String hint, boolean required, String initial) implements Parameter {

        @Override
        public Reading read(String raw) {
            return Readings.slug(this, raw);
        }
    }
}

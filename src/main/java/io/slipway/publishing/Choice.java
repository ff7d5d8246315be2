package io.slipway.publishing;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of files that people changed in the organization and Slipway would write too. */
public enum Choice {
    /** They stay; Slipway's come as a pull request. */
    THEIRS,
    /** Slipway's take their place; theirs stay in the history. */
    OURS;

    /** As it is written in forms, commands and the database. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for anything else. */
    public static Optional<Choice> of(String key) {
        return Stream.of(values()).filter(choice -> choice.key().equals(key)).findFirst();
    }
}

package io.slipway.web;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a person wants it: light, dark, or whatever their system says. */
enum Theme {
    SYSTEM("As the system"),
    LIGHT("Light"),
    DARK("Dark");

    private final String label;

    Theme(String label) {
        this.label = label;
    }

    static Theme of(@Nullable String key) {
        return Arrays.stream(values())
                .filter(theme -> theme.key().equals(key))
                .findFirst()
                .orElse(SYSTEM);
    }

    public String label() {
        return label;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of {@code data-theme}; null leaves the choice to the system. */
    public @Nullable String attribute() {
        return this == SYSTEM ? null : key();
    }
}

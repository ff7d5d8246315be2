package io.slipway.organization;

import java.util.Arrays;
import java.util.Locale;

/** How far down the ramp: dev, preprod, prod. */
public enum Stage {
    DEV,
    PREPROD,
    PROD;

    /** The stage as it is written everywhere outside Java: {@code dev}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such stage */
    public static Stage of(String key) {
        return Arrays.stream(values())
                .filter(stage -> stage.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no stage '%s'".formatted(key)));
    }
}

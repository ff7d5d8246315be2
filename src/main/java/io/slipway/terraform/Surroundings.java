package io.slipway.terraform;

import java.util.HashMap;
import java.util.Map;

/**
 * What a child may know besides its variables.
 *
 * @param plain settings that may be read in a log: a region, an address
 * @param secret credentials; they are struck out of every line
 */
public record Surroundings(Map<String, String> plain, Map<String, String> secret) {

    /** Nothing at all. */
    public static final Surroundings NONE = new Surroundings(Map.of(), Map.of());

    public Surroundings {
        plain = Map.copyOf(plain);
        secret = Map.copyOf(secret);
    }

    Map<String, String> all() {
        var all = new HashMap<>(plain);
        all.putAll(secret);
        return all;
    }

    /** Says the names only. */
    @Override
    public String toString() {
        return "Surroundings[plain=%s, secret=%s]".formatted(plain.keySet(), secret.keySet());
    }
}

package io.slipway.web;

import org.jspecify.annotations.Nullable;

/** A step of the way to the page one is on; the page itself has no address. */
public record Crumb(String label, @Nullable String href) {

    /** Where one is. */
    public static Crumb here(String label) {
        return new Crumb(label, null);
    }
}

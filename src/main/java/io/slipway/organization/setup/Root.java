package io.slipway.organization.setup;

import java.util.Locale;

/** A Terraform root that people apply by hand. */
public enum Root {
    BOOTSTRAP("bootstrap"),
    NETWORK("foundation/network"),
    PLATFORM("foundation/platform"),
    STUDIO("foundation/studio");

    private final String folder;

    Root(String folder) {
        this.folder = folder;
    }

    /** Where it lies, from the top of the repository. */
    public String folder() {
        return "terraform/" + folder;
    }

    /** In words: {@code Network}. */
    String label() {
        return name().charAt(0) + key().substring(1);
    }

    /** The name of its state. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}

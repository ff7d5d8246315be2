package io.slipway.organization.doctor;

import java.util.Locale;

/** What the doctor looks at. */
public enum Subject {
    ROLE("role"),
    APPLY_ROLE("role for runs"),
    REGION("region"),
    SIGN_IN("GitHub sign-in"),
    STATE("state"),
    NETWORK("network"),
    PLATFORM("platform"),
    QUOTA("quota");

    private final String label;

    Subject(String label) {
        this.label = label;
    }

    /** In words, for a page. */
    public String label() {
        return label;
    }

    /** As the tables have it. */
    String stored() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Subject of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

package io.slipway.organization.doctor;

import java.util.Collection;
import java.util.Locale;

/** How well something is, from best to worst. */
public enum Verdict {
    GREEN,
    /** Could not be looked at because of something else; never counts as green. */
    UNSEEN,
    AMBER,
    RED;

    /** As the tables have it. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verdict of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** The verdict on the whole: green only when everything was seen and is green. */
    public static Verdict worst(Collection<Verdict> parts) {
        var worst = parts.stream().max(Verdict::compareTo).orElse(UNSEEN);
        return worst == UNSEEN ? AMBER : worst;
    }
}

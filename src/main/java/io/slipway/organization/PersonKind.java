package io.slipway.organization;

import java.util.Locale;

/** What somebody is to a business unit. */
enum PersonKind {
    MEMBER,
    APPROVER;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}

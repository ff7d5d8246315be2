package io.slipway.sandbox.github;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a team may do with a repository, the least first. */
enum Permission {
    PULL,
    TRIAGE,
    PUSH,
    MAINTAIN,
    ADMIN;

    static Optional<Permission> of(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }

    static Permission stored(String key) {
        return of(key).orElseThrow();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** GitHub's newer word for it. */
    String roleName() {
        return switch (this) {
            case PULL -> "read";
            case PUSH -> "write";
            case TRIAGE, MAINTAIN, ADMIN -> key();
        };
    }

    /** Each permission, and whether this includes it. */
    Json json() {
        var json = Json.empty();
        for (var each : values()) {
            json.and(each.key(), compareTo(each) >= 0);
        }
        return json;
    }
}

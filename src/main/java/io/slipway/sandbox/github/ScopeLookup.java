package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds whose variables or secrets a path means, or answers 404. */
@Component
@OnSandbox
class ScopeLookup {

    private final Lookup lookup;

    ScopeLookup(Lookup lookup) {
        this.lookup = lookup;
    }

    Scope find(String owner, String name, @Nullable String environment) {
        return environment == null
                ? Scope.of(lookup.repository(owner, name))
                : Scope.of(lookup.environment(owner, name, environment));
    }
}

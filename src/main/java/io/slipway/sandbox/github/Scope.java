package io.slipway.sandbox.github;

import org.jspecify.annotations.Nullable;

/** To whom a variable or a secret belongs: a repository, or one of its environments. */
record Scope(long repository, @Nullable Long environment) {

    static Scope of(Repo repo) {
        return new Scope(repo.id(), null);
    }

    static Scope of(Environment environment) {
        return new Scope(environment.repositoryId(), environment.id());
    }
}

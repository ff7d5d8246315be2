package io.slipway.identity;

/** Whoever sends the request that is being answered. */
public interface CurrentUser {

    /** @throws IllegalStateException when nobody is signed in, which the security filter rules out for every page */
    Person get();
}

package io.slipway.identity;

/** Somebody who can sign in. */
public record Person(UserId id, String name, Role role) {}

package io.slipway.catalog;

/** What one raw answer turned out to be. */
public sealed interface Reading {

    /** A good answer: a {@link String}, {@link Long} or {@link Boolean}. */
    record Value(Object value) implements Reading {}

    /** A wrong one, and what to do about it, in words for the person. */
    record Problem(String message) implements Reading {}

    /** None was given, and none is needed. */
    record Absent() implements Reading {}
}

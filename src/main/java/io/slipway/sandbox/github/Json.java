package io.slipway.sandbox.github;

import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** A JSON object in the making; keeps the order. */
final class Json extends LinkedHashMap<String, @Nullable Object> {

    private Json() {}

    static Json empty() {
        return new Json();
    }

    static Json with(String name, @Nullable Object value) {
        return new Json().and(name, value);
    }

    Json and(String name, @Nullable Object value) {
        put(name, value instanceof Instant instant ? instant.toString() : value);
        return this;
    }

    Json andAll(Json others) {
        putAll(others);
        return this;
    }
}

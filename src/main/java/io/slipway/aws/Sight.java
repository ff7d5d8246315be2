package io.slipway.aws;

import java.util.function.Function;

/** What came of looking at something in AWS. */
public sealed interface Sight<T> {

    /** It is there. */
    record Seen<T>(T what) implements Sight<T> {}

    /** AWS says that it is not there. */
    record Nothing<T>() implements Sight<T> {}

    /** AWS does not let us look, and why in our words. */
    record Hidden<T>(String why) implements Sight<T> {}

    /** AWS did not answer, or in no way that says anything, and why in our words. */
    record Silent<T>(String why) implements Sight<T> {}

    /** What can be seen from there. */
    default <U> Sight<U> then(Function<T, Sight<U>> next) {
        return switch (this) {
            case Seen<T>(var what) -> next.apply(what);
            case Nothing<T>() -> new Nothing<>();
            case Hidden<T>(var why) -> new Hidden<>(why);
            case Silent<T>(var why) -> new Silent<>(why);
        };
    }

    /** The same, said otherwise. */
    default <U> Sight<U> map(Function<T, U> words) {
        return then(what -> new Seen<>(words.apply(what)));
    }

    /** The same, with this in the place of nothing. */
    default Sight<T> orElse(T other) {
        return this instanceof Nothing<T> ? new Seen<>(other) : this;
    }
}

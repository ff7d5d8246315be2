package io.slipway.sandbox.github;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A call that is to go wrong.
 *
 * @param path a pattern that the whole path must match, without the root of the API
 * @param nth which of the matching calls, from 1
 * @param times how many from there on
 */
public record Fault(String method, Pattern path, int nth, int times, Behaviour behaviour) {

    /** The n-th matching call, once. */
    public static Fault onCall(int nth, String method, String path, Behaviour behaviour) {
        return new Fault(method, Pattern.compile(path), nth, 1, behaviour);
    }

    boolean matches(String callMethod, String callPath) {
        return method.equals(callMethod) && path.matcher(callPath).matches();
    }

    boolean hits(int call) {
        return call >= nth && call < nth + times;
    }

    /** What happens instead of the answer. */
    public sealed interface Behaviour {

        /** Answers 500 and does nothing. */
        record ServerError() implements Behaviour {}

        /** Answers 403 with {@code retry-after} and does nothing. */
        record SecondaryRateLimit(int retryAfterSeconds) implements Behaviour {}

        /** Says nothing for a while, then does what was asked. */
        record Hang(Duration duration) implements Behaviour {}

        /** Does what was asked, then breaks the connection within the answer. */
        record ActAndDrop() implements Behaviour {}
    }
}

package io.slipway.sandbox.github;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every request to the REST API, kept: the proof of what was done, and how often. Never what a request held. */
public interface Ledger {

    /** Writes a request down before anything is done; {@link Open#end} completes the line. */
    Open begin(String requestId, String method, String path);

    /** The newest first; those before an id, when it is positive. */
    List<Entry> before(long id, int limit);

    /** The oldest first, all of one method whose path matches a regular expression. */
    List<Entry> find(String method, String pathPattern);

    /** A line that is being written. */
    interface Open {

        void end(@Nullable String actor, int status);
    }

    /**
     * A line.
     *
     * @param path without the root of the API
     * @param status absent while the answer is being made, and for ever if the portal died meanwhile
     */
    record Entry(
            long id,
            String requestId,
            Instant at,
            String method,
            String path,
            @Nullable String actor,
            @Nullable Integer status,
            @Nullable Integer ms) {}
}

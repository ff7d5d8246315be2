package io.slipway.provisioning;

import io.slipway.requests.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What others may know of runs. */
public interface Runs {

    /** The run that carries out, or carried out, a request. */
    Optional<RunSummary> of(RequestId request);

    /** The newest runs, newest first. */
    List<RunSummary> newest(int size);

    /**
     * How far a run is.
     *
     * @param status {@code running}, {@code failed}, {@code cancelled} or {@code done}
     * @param now what goes on, in words
     * @param endedAt null while it goes on
     */
    record RunSummary(
            long id,
            RequestId request,
            String status,
            int stepsDone,
            int steps,
            String now,
            Instant startedAt,
            @Nullable Instant endedAt) {}
}

package io.slipway.provisioning.engine;

import io.slipway.requests.RequestId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is kept.
 *
 * @param status {@code running}, {@code failed}, {@code cancelled} or {@code done}
 * @param failure why it stopped, in words; empty while it did not
 */
public record RunRow(
        long id,
        RequestId request,
        String digest,
        String status,
        boolean cancelRequested,
        String failure,
        Instant startedAt,
        @Nullable Instant endedAt) {

    public boolean isRunning() {
        return status.equals("running");
    }

    public boolean isStopped() {
        return status.equals("failed") || status.equals("cancelled");
    }
}

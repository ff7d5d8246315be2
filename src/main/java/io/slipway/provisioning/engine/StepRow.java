package io.slipway.provisioning.engine;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run as it is kept.
 *
 * @param notBefore when it may be taken up again; null for at once
 * @param outputs what it left; empty until it is done
 */
public record StepRow(
        String key,
        String label,
        StepStatus status,
        int attempt,
        int maxAttempts,
        @Nullable Instant notBefore,
        String note,
        int progressDone,
        int progressTotal,
        Map<String, String> outputs,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}

package io.slipway.provisioning;

import java.time.Duration;
import java.util.Map;

/** What one execution of a step came to. An exception instead means: try again later. */
public sealed interface Outcome {

    /**
     * The world is as the step ensures it.
     *
     * @param outputs what later steps may read; no secrets
     */
    record Done(Map<String, String> outputs) implements Outcome {

        public Done {
            outputs = Map.copyOf(outputs);
        }

        public Done() {
            this(Map.of());
        }
    }

    /** It will be, but somebody outside is still at it; not counted as a failed attempt. */
    record NotYet(Duration lookAgainIn, String why) implements Outcome {}

    /** It cannot be; the reason says in words what to mend. */
    record Rejected(String reason) implements Outcome {}
}

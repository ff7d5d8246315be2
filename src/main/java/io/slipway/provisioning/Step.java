package io.slipway.provisioning;

import java.util.Set;

/**
 * Ensures a state of the world; may run again after a crash, so it looks first and creates only what is missing.
 *
 * <p>A run's steps are made from its plan each time the run is picked up, so a step must not remember anything itself.
 */
public interface Step {

    /** Unique in its run and stable over restarts: {@code repository-training}. */
    String key();

    /** For the page: {@code Repository churn-prediction-training}. */
    String label();

    /** Keys of the steps that must be done first; steps that need nothing from each other overlap. */
    Set<String> needs();

    /** @throws Exception means: try again later, with backoff, a bounded number of times */
    Outcome execute(StepContext context) throws Exception;

    /** How often it is tried before the run fails. */
    default int maxAttempts() {
        return 5;
    }
}

package io.slipway.provisioning.steps;

import java.util.List;

/** An attempt of a step failed; another may not. */
final class StepFailedException extends RuntimeException {

    StepFailedException(String what, List<String> diagnostics) {
        super("%s: %s".formatted(what, String.join(" · ", diagnostics)));
    }
}

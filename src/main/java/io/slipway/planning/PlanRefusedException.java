package io.slipway.planning;

import io.slipway.aws.AccountClosedException;
import java.util.List;

/** No plan can be made of a request as it is; the problem says what to mend, for the requester. */
final class PlanRefusedException extends RuntimeException {

    private final String problem;

    PlanRefusedException(String stage, List<String> diagnostics) {
        this("Terraform refuses the plan for %s: %s".formatted(stage, String.join(" · ", diagnostics)));
    }

    PlanRefusedException(String stage, AccountClosedException closed) {
        this("No plan for %s: %s".formatted(stage, closed.getMessage()));
    }

    PlanRefusedException(List<String> problems) {
        this(String.join(" ", problems));
    }

    private PlanRefusedException(String problem) {
        super(problem);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}

package io.slipway.sandbox;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/** Why Slipway does not start here, and what to do; shown in words instead of a stack trace. */
public final class SandboxProblem extends FailureAnalyzedException {

    public SandboxProblem(String what, String whatToDo) {
        super(what, whatToDo);
    }

    public SandboxProblem(String what, String whatToDo, Throwable cause) {
        super(what, whatToDo, cause);
    }
}

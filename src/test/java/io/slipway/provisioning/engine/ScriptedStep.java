package io.slipway.provisioning.engine;

import io.slipway.provisioning.Outcome;
import io.slipway.provisioning.Step;
import io.slipway.provisioning.StepContext;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A step that does what a test says, and counts. */
final class ScriptedStep implements Step {

    interface Script {

        Outcome execute(StepContext context, int execution) throws Exception;
    }

    final AtomicInteger executions = new AtomicInteger();
    private final String key;
    private final Set<String> needs;
    private final Script script;

    ScriptedStep(String key, Set<String> needs, Script script) {
        this.key = key;
        this.needs = needs;
        this.script = script;
    }

    static ScriptedStep done(String key, String... needs) {
        return new ScriptedStep(key, Set.of(needs), (_, _) -> new Outcome.Done());
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String label() {
        return "Step " + key;
    }

    @Override
    public Set<String> needs() {
        return needs;
    }

    @Override
    public int maxAttempts() {
        return 3;
    }

    @Override
    public Outcome execute(StepContext context) throws Exception {
        return script.execute(context, executions.incrementAndGet());
    }
}

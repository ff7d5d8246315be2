package io.slipway.provisioning.steps;

import io.slipway.provisioning.StepContext;
import io.slipway.requests.Request;
import io.slipway.testing.Churn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Remembers what steps tell; dies between a change and its record on demand. */
final class RecordingContext implements StepContext {

    private final Map<String, Map<String, String>> outputs = new HashMap<>();
    private final List<String> begun = new ArrayList<>();
    private final List<String> made = new ArrayList<>();
    private final List<String> found = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private @Nullable String deathAfter;

    void done(String step, Map<String, String> result) {
        outputs.put(step, result);
    }

    /** The process ends right after this change, before anybody writes it down. */
    void dieAfter(String change) {
        deathAfter = change;
    }

    List<String> begun() {
        return List.copyOf(begun);
    }

    List<String> made() {
        return List.copyOf(made);
    }

    List<String> found() {
        return List.copyOf(found);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public long runId() {
        return 1;
    }

    @Override
    public long fence() {
        return 1;
    }

    @Override
    public Request request() {
        return Churn.request();
    }

    @Override
    public boolean resumed() {
        return false;
    }

    @Override
    public Map<String, String> outputs(String stepKey) {
        return outputs.getOrDefault(stepKey, Map.of());
    }

    @Override
    public void log(Tone tone, String text) {
        lines.add(text);
    }

    @Override
    public void progress(int done, int total) {}

    @Override
    public <T> T change(String kind, String name, String undo, Supplier<T> change) {
        begin(kind, name, undo);
        var result = change.get();
        if ((kind + " " + name).equals(deathAfter)) {
            deathAfter = null;
            throw new Death();
        }
        made(kind, name);
        return result;
    }

    @Override
    public void found(String kind, String name) {
        found.add(kind + " " + name);
    }

    @Override
    public void begin(String kind, String name, String undo) {
        begun.add(kind + " " + name);
    }

    @Override
    public void made(String kind, String name) {
        made.add(kind + " " + name);
    }

    /** The end of the process. */
    static final class Death extends RuntimeException {}
}

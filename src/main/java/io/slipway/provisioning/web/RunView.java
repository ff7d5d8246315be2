package io.slipway.provisioning.web;

import io.slipway.provisioning.engine.JdbcEffects.Effect;
import io.slipway.provisioning.engine.JdbcLines.Line;
import io.slipway.provisioning.engine.RunRow;
import io.slipway.provisioning.engine.StepRow;
import io.slipway.provisioning.engine.StepStatus;
import io.slipway.requests.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run as its page shows it.
 *
 * @param asked the step that the viewer chose; null to follow the run
 * @param shown the step whose log the viewer has before them; null for none
 * @param chosen the step whose log is shown
 * @param mayAct whether the viewer may cancel it or try it again
 */
record RunView(
        RunRow run,
        Request request,
        String signedBy,
        @Nullable String asked,
        @Nullable String shown,
        List<StepRow> steps,
        StepRow chosen,
        List<Line> lines,
        List<Effect> effects,
        boolean mayAct,
        Instant now) {

    public String title() {
        return switch (run.status()) {
                    case "done" -> "Created ";
                    case "running" -> "Creating ";
                    default -> "Could not finish ";
                }
                + request.project();
    }

    public String badge() {
        return switch (run.status()) {
            case "done" -> "fulfilled";
            case "running" -> "provisioning";
            default -> "failed";
        };
    }

    public String badgeLabel() {
        return switch (run.status()) {
            case "done" -> "Done";
            case "running" -> run.cancelRequested() ? "Cancelling" : "Provisioning";
            case "cancelled" -> "Cancelled";
            default -> "Failed";
        };
    }

    public String shortDigest() {
        return run.digest().substring(0, 4) + " " + run.digest().substring(4, 8);
    }

    public long done() {
        return steps.stream().filter(step -> step.status() == StepStatus.DONE).count();
    }

    /** One sentence on where the run stands. */
    public String sentence() {
        return switch (run.status()) {
            case "done" -> "All %d steps made.".formatted(steps.size());
            case "running" ->
                steps.isEmpty() ? "About to begin." : "%d of %d steps made.".formatted(done(), steps.size());
            default -> "Stopped after %d of %d steps.".formatted(done(), steps.size());
        };
    }

    public String underWay() {
        var running = steps.stream()
                .filter(step -> step.status() == StepStatus.RUNNING)
                .map(StepRow::label)
                .toList();
        return running.isEmpty() ? "" : "Now: " + String.join(", ", running) + ".";
    }

    public Duration lasted() {
        var end = run.endedAt();
        return Duration.between(run.startedAt(), end == null ? now : end);
    }

    public Duration lasted(StepRow step) {
        var start = step.startedAt();
        var end = step.endedAt();
        return start == null ? Duration.ZERO : Duration.between(start, end == null ? now : end);
    }

    /** A log that streams is left alone; another step's takes its place. */
    public boolean logWanted() {
        return !chosen.key().equals(shown);
    }

    /** What exists now because of this run. */
    public List<Effect> made() {
        return effects.stream()
                .filter(effect -> effect.made() && !effect.existed())
                .toList();
    }

    /** What was begun and whose end was not seen. */
    public List<Effect> unsure() {
        return effects.stream().filter(effect -> !effect.made()).toList();
    }

    /** How many things of each kind exist now, in words. */
    public List<String> madeByKind() {
        return made().stream()
                .collect(Collectors.groupingBy(Effect::kind, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> "%s: %d".formatted(entry.getKey().replace('-', ' '), entry.getValue()))
                .toList();
    }

    public long lastLine() {
        return lines.isEmpty() ? 0 : lines.getLast().id();
    }
}

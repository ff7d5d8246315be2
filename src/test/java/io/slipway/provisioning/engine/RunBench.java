package io.slipway.provisioning.engine;

import io.slipway.provisioning.Step;
import io.slipway.provisioning.StepContext.Tone;
import io.slipway.requests.RequestId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes into the books of runs what an engine would. */
public final class RunBench {

    private final Books books;

    RunBench(Books books) {
        this.books = books;
    }

    /** Takes up the run of a signed request, with steps of these names. */
    public Hold takeUp(RequestId request, String... steps) {
        var run = books.runs().of(request).orElseThrow().id();
        var claim = books.runs().claim(run).orElseThrow();
        books.steps().prepare(claim, Arrays.stream(steps).map(RunBench::step).toList());
        return new Hold(books, claim);
    }

    private static Step step(String key) {
        return ScriptedStep.done(key);
    }

    /** A run in the hand of this test. */
    public record Hold(Books books, Claim claim) {

        public long run() {
            return claim.run();
        }

        public Hold begins(String step) {
            books.steps().begin(claim, step);
            return this;
        }

        public Hold says(String step, String... lines) {
            List.of(lines).forEach(line -> books.lines().write(run(), step, Tone.PLAIN, line));
            return this;
        }

        public Hold makes(String step, String kind, String name) {
            books.effects().begin(claim, step, kind, name, "delete the " + kind);
            books.effects().made(claim, kind, name);
            return this;
        }

        public Hold does(String step) {
            books.steps().done(claim, step, Map.of());
            return this;
        }

        public Hold fails(String step, String why) {
            books.steps().fail(claim, step, why);
            return this;
        }

        public Hold ends(String status, String failure) {
            books.runs().end(claim, status, failure);
            return this;
        }
    }
}

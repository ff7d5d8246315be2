package io.slipway.provisioning.engine;

import io.slipway.provisioning.Step;
import io.slipway.requests.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One passage of a run under one claim: takes up each step whose time has come, until nothing is left to do now. */
final class Passage {

    /** How long a cancel, or another worker's claim, may go unseen. */
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final Claim claim;
    private final Request request;
    private final List<Step> steps;
    private final Books books;
    private final ProvisioningSettings settings;
    private final Clock clock;
    private final Map<String, Future<?>> underWay = new HashMap<>();
    private final Semaphore ended = new Semaphore(0);

    Passage(Claim claim, Request request, List<Step> steps, Books books, ProvisioningSettings settings, Clock clock) {
        this.claim = claim;
        this.request = request;
        this.steps = steps;
        this.books = books;
        this.settings = settings;
        this.clock = clock;
    }

    /** How a passage ended. */
    sealed interface End {

        record Arrived() implements End {}

        record Failed(String why) implements End {}

        record Cancelled() implements End {}

        /** Nothing to do before that. */
        record Later(Instant at) implements End {}
    }

    End go() throws InterruptedException {
        books.steps().prepare(claim, steps);
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("step-", 0).factory())) {
            try {
                return go(threads);
            } finally {
                underWay.values().forEach(future -> future.cancel(true));
            }
        }
    }

    private End go(ExecutorService threads) throws InterruptedException {
        while (true) {
            books.runs().hold(claim);
            if (cancelRequested()) {
                return new End.Cancelled();
            }
            underWay.values().removeIf(Future::isDone);
            var rows = rows();
            var failed = rows.values().stream()
                    .filter(row -> row.status() == StepStatus.FAILED)
                    .findFirst();
            if (failed.isEmpty()) {
                steps.stream().filter(step -> isDue(step, rows)).forEach(step -> begin(threads, step, rows));
            }
            if (underWay.isEmpty()) {
                if (failed.isPresent()) {
                    return new End.Failed("%s: %s"
                            .formatted(failed.get().label(), failed.get().note()));
                }
                if (rows.values().stream().allMatch(row -> row.status() == StepStatus.DONE)) {
                    return new End.Arrived();
                }
                var next = nextDue(rows);
                if (next.isAfter(clock.instant().plus(settings.patience()))) {
                    return new End.Later(next);
                }
            }
            glance();
        }
    }

    private boolean cancelRequested() {
        return books.runs().find(claim.run()).map(RunRow::cancelRequested).orElse(false);
    }

    private Map<String, StepRow> rows() {
        return books.steps().of(claim.run()).stream().collect(Collectors.toMap(StepRow::key, Function.identity()));
    }

    private boolean isDue(Step step, Map<String, StepRow> rows) {
        var row = row(step.key(), rows);
        var notBefore = row.notBefore();
        return row.status().isOpen()
                && !underWay.containsKey(step.key())
                && (notBefore == null || !notBefore.isAfter(clock.instant()))
                && step.needs().stream().allMatch(need -> row(need, rows).status() == StepStatus.DONE);
    }

    private void begin(ExecutorService threads, Step step, Map<String, StepRow> rows) {
        var execution = new StepExecution(claim, request, step, row(step.key(), rows), books, settings, clock);
        underWay.put(step.key(), threads.submit(() -> {
            try {
                execution.run();
            } finally {
                ended.release();
            }
        }));
    }

    private Instant nextDue(Map<String, StepRow> rows) {
        return rows.values().stream()
                .filter(row -> row.status().isOpen())
                .map(StepRow::notBefore)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(clock.instant());
    }

    private void glance() throws InterruptedException {
        if (ended.tryAcquire(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
            ended.drainPermits();
        }
    }

    private static StepRow row(String key, Map<String, StepRow> rows) {
        return Objects.requireNonNull(rows.get(key), () -> "No step " + key);
    }
}

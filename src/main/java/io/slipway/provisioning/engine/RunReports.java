package io.slipway.provisioning.engine;

import io.slipway.provisioning.Runs;
import io.slipway.requests.RequestId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells others how far runs are. */
@Component
class RunReports implements Runs {

    private final Books books;

    RunReports(Books books) {
        this.books = books;
    }

    @Override
    public Optional<RunSummary> of(RequestId request) {
        return books.runs().of(request).map(this::summary);
    }

    @Override
    public List<RunSummary> newest(int size) {
        return books.runs().page(Long.MAX_VALUE, size).stream()
                .map(this::summary)
                .toList();
    }

    private RunSummary summary(RunRow run) {
        var steps = books.steps().of(run.id());
        var done = (int)
                steps.stream().filter(step -> step.status() == StepStatus.DONE).count();
        return new RunSummary(
                run.id(), run.request(), run.status(), done, steps.size(), now(steps), run.startedAt(), run.endedAt());
    }

    private static String now(List<StepRow> steps) {
        return String.join(
                ", ",
                steps.stream()
                        .filter(step -> step.status() == StepStatus.RUNNING)
                        .map(StepRow::label)
                        .toList());
    }
}

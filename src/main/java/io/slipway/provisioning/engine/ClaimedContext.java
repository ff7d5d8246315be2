package io.slipway.provisioning.engine;

import io.slipway.provisioning.StepContext;
import io.slipway.requests.Request;
import java.util.Map;
import java.util.function.Supplier;

/** What a step knows and tells under one claim. */
final class ClaimedContext implements StepContext {

    private final Claim claim;
    private final Request request;
    private final StepRow row;
    private final Books books;

    ClaimedContext(Claim claim, Request request, StepRow row, Books books) {
        this.claim = claim;
        this.request = request;
        this.row = row;
        this.books = books;
    }

    @Override
    public long runId() {
        return claim.run();
    }

    @Override
    public long fence() {
        return claim.token();
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public boolean resumed() {
        return row.status() == StepStatus.RUNNING || row.attempt() > 0;
    }

    @Override
    public Map<String, String> outputs(String stepKey) {
        return books.steps().of(claim.run()).stream()
                .filter(step -> step.key().equals(stepKey) && step.status() == StepStatus.DONE)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Step %s is not done".formatted(stepKey)))
                .outputs();
    }

    @Override
    public void log(Tone tone, String text) {
        books.lines().write(claim.run(), row.key(), tone, text);
    }

    @Override
    public void progress(int done, int total) {
        books.steps().progress(claim, row.key(), done, total);
    }

    @Override
    public <T> T change(String kind, String name, String undo, Supplier<T> change) {
        begin(kind, name, undo);
        var result = change.get();
        made(kind, name);
        return result;
    }

    @Override
    public void begin(String kind, String name, String undo) {
        books.effects().begin(claim, row.key(), kind, name, undo);
    }

    @Override
    public void made(String kind, String name) {
        books.effects().made(claim, kind, name);
    }

    @Override
    public void found(String kind, String name) {
        books.effects().found(claim, row.key(), kind, name);
    }
}

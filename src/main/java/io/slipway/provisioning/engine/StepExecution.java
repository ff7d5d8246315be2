package io.slipway.provisioning.engine;

import io.slipway.provisioning.Outcome.Done;
import io.slipway.provisioning.Outcome.NotYet;
import io.slipway.provisioning.Outcome.Rejected;
import io.slipway.provisioning.Step;
import io.slipway.provisioning.StepContext.Tone;
import io.slipway.requests.Request;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One execution of one step: counts the attempt, executes, and writes down what came of it. */
final class StepExecution implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(StepExecution.class);

    private final Claim claim;
    private final Request request;
    private final Step step;
    private final StepRow row;
    private final Books books;
    private final ProvisioningSettings settings;
    private final Clock clock;

    StepExecution(
            Claim claim,
            Request request,
            Step step,
            StepRow row,
            Books books,
            ProvisioningSettings settings,
            Clock clock) {
        this.claim = claim;
        this.request = request;
        this.step = step;
        this.row = row;
        this.books = books;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run() {
        if (row.attempt() >= step.maxAttempts()) {
            fail("It was begun %d times and never came to an end.".formatted(row.attempt()));
            return;
        }
        books.steps().begin(claim, step.key());
        try {
            execute();
        } catch (InterruptedException e) {
            books.steps().release(claim, step.key());
        } catch (StaleClaimException e) {
            LOG.warn("{} {}: {}", request.id(), step.key(), e.getMessage());
        } catch (Exception e) {
            retryOrFail(e);
        }
    }

    private void execute() throws Exception {
        switch (step.execute(new ClaimedContext(claim, request, row, books))) {
            case Done(var outputs) -> {
                books.steps().done(claim, step.key(), outputs);
                LOG.info("{} {}: done", request.id(), step.key());
            }
            case NotYet(var delay, var why) ->
                books.steps().wait(claim, step.key(), clock.instant().plus(delay), why);
            case Rejected(var reason) -> fail(reason);
        }
    }

    private void retryOrFail(Exception cause) {
        if (Thread.interrupted()) { // the flag would keep the database away
            books.steps().release(claim, step.key());
            return;
        }
        var attempt = row.attempt() + 1;
        var why = words(cause);
        LOG.warn("{} {}: attempt {} of {}: {}", request.id(), step.key(), attempt, step.maxAttempts(), why);
        if (attempt >= step.maxAttempts()) {
            fail(why);
            return;
        }
        var delay = settings.backoffAfter(attempt);
        log(Tone.WAIT, "%s Trying again in %d s.".formatted(why, Math.max(1, delay.toSeconds())));
        books.steps().retry(claim, step.key(), clock.instant().plus(delay), why);
    }

    private void fail(String why) {
        log(Tone.BAD, why);
        books.steps().fail(claim, step.key(), why);
        LOG.warn("{} {}: failed: {}", request.id(), step.key(), why);
    }

    private void log(Tone tone, String text) {
        books.lines().write(claim.run(), step.key(), tone, text);
    }

    private static String words(Exception cause) {
        var message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}

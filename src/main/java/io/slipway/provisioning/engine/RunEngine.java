package io.slipway.provisioning.engine;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import io.slipway.provisioning.engine.Passage.End;
import io.slipway.requests.RequestId;
import io.slipway.requests.RequestState.Approved;
import io.slipway.requests.Requests;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Carries out runs. Who runs it, when, and what happens when that replica dies is db-scheduler's business. */
@Component
class RunEngine {

    private static final Logger LOG = LoggerFactory.getLogger(RunEngine.class);

    private final Books books;
    private final Blueprint blueprint;
    private final Requests requests;
    private final TransactionOperations transactions;
    private final ProvisioningSettings settings;
    private final Clock clock;

    RunEngine(
            Books books,
            Blueprint blueprint,
            Requests requests,
            TransactionOperations transactions,
            ProvisioningSettings settings,
            Clock clock) {
        this.books = books;
        this.blueprint = blueprint;
        this.requests = requests;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return what becomes of the task: removed, or taken up again at a time */
    CompletionHandler<Void> carry(long run) {
        var claim = books.runs().claim(run);
        return claim.isEmpty() ? new CompletionHandler.OnCompleteRemove<>() : carry(claim.get());
    }

    private CompletionHandler<Void> carry(Claim claim) {
        var run = books.runs().find(claim.run()).orElseThrow();
        LOG.info("{}: run {} under token {}", run.request(), run.id(), claim.token());
        begin(run.request());
        try {
            var steps = blueprint.steps(run);
            var end = new Passage(claim, requests.get(run.request()), steps, books, settings, clock).go();
            return end(claim, run, end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return again(Instant.EPOCH);
        } catch (StaleClaimException e) {
            LOG.warn("{}: {}", run.request(), e.getMessage());
            return new CompletionHandler.OnCompleteRemove<>();
        }
    }

    private void begin(RequestId request) {
        if (requests.get(request).state() instanceof Approved) {
            requests.start(request);
        }
    }

    private CompletionHandler<Void> end(Claim claim, RunRow run, End end) {
        switch (end) {
            case End.Arrived() -> {
                books.runs().end(claim, "done", "");
                LOG.info("{}: run {} done", run.request(), run.id());
            }
            case End.Failed(var why) -> stop(claim, run, "failed", why);
            case End.Cancelled() -> stop(claim, run, "cancelled", "Somebody cancelled the run.");
            case End.Later(var at) -> {
                return again(at);
            }
        }
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private void stop(Claim claim, RunRow run, String status, String why) {
        transactions.executeWithoutResult(_ -> {
            books.runs().end(claim, status, why);
            requests.fail(run.request(), why);
        });
        LOG.warn("{}: run {} {}: {}", run.request(), run.id(), status, why);
    }

    private static CompletionHandler<Void> again(Instant at) {
        return (complete, operations) -> operations.reschedule(complete, at);
    }
}

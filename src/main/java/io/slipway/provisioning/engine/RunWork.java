package io.slipway.provisioning.engine;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.slipway.requests.RequestEvent.Signed;
import io.slipway.requests.RequestState.Approved;
import io.slipway.work.Work;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Runs durably: begun in the transaction that signs, carried out by whichever replica picks it up. */
@Configuration(proxyBeanMethods = false)
class RunWork {

    static final String TASK = "run";

    /** After a fault of our own, such as a database that went away. */
    private static final Duration AGAIN = Duration.ofSeconds(2);

    @Bean
    Task<Void> runTask(RunEngine engine) {
        return Tasks.custom(TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .onDeadExecutionRevive()
                .execute((instance, _) -> engine.carry(Work.subject(instance)));
    }

    @Bean
    SignedListener signedListener(JdbcRuns runs, Work work) {
        return new SignedListener(runs, work);
    }

    /** Begins the run when the last signature is there. */
    record SignedListener(JdbcRuns runs, Work work) {

        @EventListener
        void on(Signed event) {
            if (event.request().state() instanceof Approved approved) {
                work.begin(TASK, runs.begin(event.request().id(), approved.digest()));
            }
        }
    }
}

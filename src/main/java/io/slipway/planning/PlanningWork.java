package io.slipway.planning;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.slipway.catalog.Catalog;
import io.slipway.requests.RequestEvent.PlanAsked;
import io.slipway.requests.RequestId;
import io.slipway.work.Work;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Plans durably: asked for in the transaction of the request, made by whichever replica picks it up. */
@Configuration(proxyBeanMethods = false)
class PlanningWork {

    private static final String TASK = "plan";

    /** For a plan whose portal was ended in the middle. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    @Bean
    Task<Void> planTask(Planner planner) {
        return Tasks.custom(TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .onDeadExecutionRevive()
                .execute((instance, context) -> plan(planner, instance, context));
    }

    @Bean
    PlanAskedListener planAskedListener(Work work, Catalog catalog, JdbcPlanningParts parts) {
        return new PlanAskedListener(work, catalog, parts);
    }

    private static CompletionHandler<Void> plan(
            Planner planner, TaskInstance<Void> instance, ExecutionContext context) {
        try {
            planner.plan(new RequestId(Work.subject(instance)));
            return new CompletionHandler.OnCompleteRemove<>();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return (complete, operations) -> operations.reschedule(complete, Instant.EPOCH);
        }
    }

    /** Begins to plan when somebody asks. */
    record PlanAskedListener(Work work, Catalog catalog, JdbcPlanningParts parts) {

        @EventListener
        void on(PlanAsked event) {
            var request = event.request();
            parts.begin(
                    request.id(),
                    Planner.partsOf(catalog.get(request.template()).manifest()));
            work.begin(TASK, request.id().value());
        }
    }
}

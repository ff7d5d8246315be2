package io.slipway.publishing;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.slipway.github.GitHubBusyException;
import io.slipway.work.Work;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Publications are durable: whichever replica picks one up carries it out, and goes on after a death. */
@Configuration(proxyBeanMethods = false)
class PublishWork {

    private static final Duration AGAIN = Duration.ofSeconds(5);

    @Bean
    Task<Void> publicationTask(Publishing publishing) {
        return Tasks.custom(Publishing.TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .onDeadExecutionRevive()
                .execute((instance, _) -> carryOut(publishing, instance));
    }

    private static CompletionHandler<Void> carryOut(Publishing publishing, TaskInstance<Void> instance) {
        try {
            publishing.carryOut(Work.subject(instance));
            return new CompletionHandler.OnCompleteRemove<>();
        } catch (GitHubBusyException e) {
            return (complete, operations) -> operations.reschedule(complete, e.until());
        }
    }
}

package io.slipway.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Begins durable work on db-scheduler. */
@Component
public class Work {

    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;

    Work(ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Begins the task when the transaction that goes on commits, within moments and without waiting for the next poll;
     * a rollback leaves nothing.
     *
     * @param task the name of a {@link com.github.kagkarlsson.scheduler.task.Task} bean
     * @param subject what it is about; {@link #subject} reads it back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(String task, long subject) {
        // A fresh instance each time: the row of an earlier one may be on its way out.
        var instance = new TaskInstance<Void>(task, subject + ":" + UUID.randomUUID());
        scheduler.getObject().schedule(instance, clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new Bell());
    }

    /** What a task instance is about. */
    public static long subject(TaskInstance<?> instance) {
        var id = instance.getId();
        return Long.parseLong(id.substring(0, id.indexOf(':')));
    }

    private final class Bell implements TransactionSynchronization {

        @Override
        public void afterCommit() {
            scheduler.getObject().triggerCheckForDueExecutions();
        }
    }
}

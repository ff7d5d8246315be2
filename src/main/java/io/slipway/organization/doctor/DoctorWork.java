package io.slipway.organization.doctor;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.slipway.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Examinations are durable: whichever replica picks one up carries it out, and a daily round begins once for all. */
@Configuration(proxyBeanMethods = false)
class DoctorWork {

    /** After a fault of our own, such as a database that went away. */
    private static final Duration AGAIN = Duration.ofSeconds(2);

    @Bean
    Task<Void> examinationTask(Doctor doctor) {
        return Tasks.custom(Doctor.TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .onDeadExecutionRevive()
                .execute((instance, _) -> examine(doctor, instance));
    }

    @Bean
    RecurringTask<Void> doctorsRound(Doctor doctor, DoctorSettings settings) {
        return Tasks.recurring("doctors-round", Schedules.daily(ZoneOffset.UTC, settings.dailyAt()))
                .execute((_, _) -> doctor.makeRounds());
    }

    private static CompletionHandler<Void> examine(Doctor doctor, TaskInstance<Void> instance) {
        try {
            doctor.examine(Work.subject(instance));
            return new CompletionHandler.OnCompleteRemove<>();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return (complete, operations) -> operations.reschedule(complete, Instant.EPOCH);
        }
    }
}

package io.slipway.publishing;

import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Runs the command that this process was started for, and ends the process with its exit code. */
@Component
@ConditionalOnProperty("slipway.publishing.command")
class PublishOnce {

    private final PublishCommand command;

    PublishOnce(Publishing publishing, PublishingSettings settings) {
        command = new PublishCommand(publishing, settings, System.out);
    }

    /** Last, so that the scheduler and the sandbox's GitHub work already. */
    @Order(Ordered.LOWEST_PRECEDENCE)
    @EventListener
    void run(ApplicationReadyEvent ready) throws InterruptedException {
        var code = command.run(Objects.requireNonNullElse(System.getProperty("user.name"), "command line"));
        System.exit(SpringApplication.exit(ready.getApplicationContext(), () -> code));
    }
}

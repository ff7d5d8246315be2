package io.slipway.publishing;

import io.slipway.github.GitHubException;
import io.slipway.publishing.FileChange.Kind;
import io.slipway.publishing.Publication.Item;
import io.slipway.publishing.PublishingSettings.Command;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Publishing from the command line: {@code --slipway.publishing.command=plan} says what it would do, {@code apply} does
 * it; {@code --slipway.publishing.conflicts=ours} writes over what people changed.
 *
 * <p>Exit codes: 0 fine, or nothing to do; 1 not all could be done; 2 there is something to publish ({@code plan} only,
 * as Terraform's {@code -detailed-exitcode}).
 */
class PublishCommand {

    static final int FINE = 0;
    static final int NOT_ALL = 1;
    static final int TO_DO = 2;

    private static final Duration NEXT_LOOK = Duration.ofMillis(200);

    private final Publishing publishing;
    private final PublishingSettings settings;
    private final PrintStream out;

    PublishCommand(Publishing publishing, PublishingSettings settings, PrintStream out) {
        this.publishing = publishing;
        this.settings = settings;
        this.out = out;
    }

    /**
     * @param by who sits at the command line
     * @return the exit code
     */
    int run(String by) throws InterruptedException {
        try {
            return carryOut(by);
        } catch (GitHubException e) {
            out.println("GitHub could not be asked: " + e.getMessage());
            return NOT_ALL;
        }
    }

    private int carryOut(String by) throws InterruptedException {
        var plan = publishing.plan();
        plan.repositories().forEach(this::print);
        if (!plan.hasWork(settings.conflicts())) {
            out.println("There is nothing to publish.");
            return FINE;
        }
        return settings.command() == Command.APPLY ? publish(by, plan) : TO_DO;
    }

    private int publish(String by, PublishPlan plan) throws InterruptedException {
        var ended = ended(publishing.begin(by, plan, settings.conflicts()));
        ended.items().forEach(this::print);
        return ended.isFine() ? FINE : NOT_ALL;
    }

    private Publication ended(long id) throws InterruptedException {
        while (true) {
            var publication = publishing.find(id).orElseThrow();
            if (!publication.isGoing()) {
                return publication;
            }
            Thread.sleep(NEXT_LOOK);
        }
    }

    private void print(RepositoryPlan plan) {
        out.printf("%s %s: %s%n", plan.name(), plan.version(), plan.state().words());
        plan.files().stream()
                .filter(file -> file.kind() != Kind.NONE)
                .forEach(file -> out.printf("  %s %s%n", file.kind().sign(), file.path()));
    }

    private void print(Item item) {
        out.printf(
                "%s %s: %s. %s %s%n",
                item.name(), item.version(), JdbcPublications.stored(item.status()), item.note(), item.link());
    }
}

package io.slipway.provisioning.steps;

import io.slipway.github.GitHub;
import io.slipway.github.GitHubBusyException;
import io.slipway.github.NameTakenException;
import io.slipway.planning.GitHubItem;
import io.slipway.planning.GitHubSnapshot;
import io.slipway.provisioning.Outcome;
import io.slipway.provisioning.StepContext;
import io.slipway.provisioning.StepContext.Tone;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Ensures items on GitHub, one change after another. */
@Component
class GitHubWork {

    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    private final GitHub github;
    private final GitHubMaker maker;
    private final Clock clock;

    GitHubWork(GitHub github, GitHubMaker maker, Clock clock) {
        this.github = github;
        this.maker = maker;
        this.clock = clock;
    }

    GitHub github() {
        return github;
    }

    /** What somebody outside makes impossible or late becomes an outcome. */
    Outcome attempt(Supplier<Outcome> work) {
        try {
            return work.get();
        } catch (GitHubBusyException busy) {
            var wait = Duration.between(clock.instant(), busy.until());
            return new Outcome.NotYet(wait.compareTo(AT_LEAST) < 0 ? AT_LEAST : wait, "GitHub asks to slow down");
        } catch (NameTakenException taken) {
            return new Outcome.Rejected(taken.getMessage() + " Somebody else made it; nothing of it was changed.");
        }
    }

    /** Makes what is missing and changes what differs; stops at what is somebody else's. */
    Outcome ensure(StepContext context, List<GitHubItem> items) {
        var snapshot = new GitHubSnapshot(github);
        for (var i = 0; i < items.size(); i++) {
            var item = items.get(i);
            if (snapshot.foreign(item)) {
                return new Outcome.Rejected(
                        "There is a %s %s on GitHub that this request did not make. Rename or remove it there, and try again."
                                .formatted(item.kind(), item.name()));
            }
            ensure(context, item, snapshot);
            context.progress(i + 1, items.size());
        }
        return new Outcome.Done();
    }

    private void ensure(StepContext context, GitHubItem item, GitHubSnapshot snapshot) {
        if (snapshot.now(item).filter(item.values()::equals).isPresent()) {
            context.found(item.kind(), item.name());
            return;
        }
        context.change(item.kind(), item.name(), item.undo(), () -> {
            maker.make(item);
            return item;
        });
        context.log(Tone.GOOD, "%s %s".formatted(item.kind(), item.name()));
    }
}

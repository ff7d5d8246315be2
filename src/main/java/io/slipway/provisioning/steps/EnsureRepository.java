package io.slipway.provisioning.steps;

import io.slipway.planning.GitHubItem;
import io.slipway.planning.GitHubItem.Repository;
import io.slipway.planning.GitHubItem.Topics;
import io.slipway.provisioning.Outcome;
import io.slipway.provisioning.Step;
import io.slipway.provisioning.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Ensures one repository, with the content of its template. */
record EnsureRepository(Repository repository, Topics topics, Set<String> needs, GitHubWork work) implements Step {

    private static final Duration A_MOMENT = Duration.ofMillis(500);

    /** GitHub often needs less than it takes to lay the step down and take it up again. */
    private static final Duration A_BLINK = Duration.ofMillis(50);

    private static final int BLINKS = 4;

    static String key(String repository) {
        return "repository-" + repository;
    }

    @Override
    public String key() {
        return key(repository.key());
    }

    @Override
    public String label() {
        return "Repository " + repository.name();
    }

    @Override
    public Outcome execute(StepContext context) {
        return work.attempt(() -> ensure(context));
    }

    private Outcome ensure(StepContext context) {
        var made = work.ensure(context, List.<GitHubItem>of(repository));
        if (!(made instanceof Outcome.Done)) {
            return made;
        }
        if (!hasContentSoon()) {
            return new Outcome.NotYet(A_MOMENT, "GitHub copies the files of " + repository.template());
        }
        var set = work.ensure(context, List.<GitHubItem>of(topics));
        return set instanceof Outcome.Done ? new Outcome.Done(outputs()) : set;
    }

    private boolean hasContentSoon() {
        for (var blink = 0; blink < BLINKS; blink++) {
            if (work.github().hasContent(repository.name())) {
                return true;
            }
            LockSupport.parkNanos(A_BLINK.toNanos());
        }
        return false;
    }

    private Map<String, String> outputs() {
        var made = work.github().repository(repository.name()).orElseThrow();
        return Map.of(
                "id", Long.toString(made.id()),
                "name", made.name(),
                "htmlUrl", made.htmlUrl(),
                "cloneUrl", made.cloneUrl());
    }
}

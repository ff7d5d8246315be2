package io.slipway.publishing;

import io.slipway.github.GitData;
import io.slipway.github.GitData.NewFile;
import io.slipway.github.GitData.PullRequest;
import io.slipway.github.GitHub;
import io.slipway.publishing.Publication.Item;
import io.slipway.publishing.RepositoryPlan.State;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings one repository to its version. Looks first and makes only what is missing, so that it may be repeated after any
 * death; the tag comes last and says that all the rest is there.
 */
@Component
class Publisher {

    private final Planner planner;
    private final GitHub github;
    private final GitData git;
    private final JdbcPublications publications;

    Publisher(Planner planner, GitHub github, GitData git, JdbcPublications publications) {
        this.planner = planner;
        this.github = github;
        this.git = git;
        this.publications = publications;
    }

    Outcome publish(Publication publication, Item item, TemplateRepository ours) {
        if (!ours.version().toString().equals(item.version())) {
            return new Outcome.Refused("This Slipway brings %s now. Look again.".formatted(ours.version()));
        }
        var job = new Job(publication, ours);
        return publish(job, item, begun(job));
    }

    private Outcome publish(Job job, Item item, RepositoryPlan plan) {
        return switch (plan.state()) {
            case NEWER_THERE -> new Outcome.Refused("The organization has a newer version.");
            case SAME_VERSION -> new Outcome.Refused("This version was published with other files.");
            case CONFLICT ->
                Objects.equals(plan.head(), item.head())
                        ? write(job, plan)
                        : new Outcome.Refused("Somebody changed files after you looked. Look again.");
            case NEW, CHANGED, UNMARKED, UNCHANGED -> write(job, plan);
        };
    }

    /** With at least one commit: git's objects cannot be made before. */
    private RepositoryPlan begun(Job job) {
        var plan = planner.plan(job.ours());
        if (!plan.exists()) {
            make(job, "repository", job.name(), () -> {
                var made = git.createTemplate(job.name(), job.ours().description());
                github.setTopics(job.name(), Set.of("slipway-template"));
                return made;
            });
        }
        if (plan.head() == null) {
            var first = firstFile(job.ours());
            make(job, "file", first.getKey(), () -> {
                github.writeFile(job.name(), first.getKey(), first.getValue().text(), "Start the template");
                return first;
            });
        }
        return plan.state() == State.NEW ? planner.plan(job.ours()) : plan;
    }

    private Outcome write(Job job, RepositoryPlan plan) {
        return plan.asksFirst(job.choice()) ? propose(job, plan) : take(job, plan);
    }

    private Outcome take(Job job, RepositoryPlan plan) {
        var changes = plan.toWrite(job.choice());
        var head = Objects.requireNonNull(plan.head());
        if (!changes.isEmpty()) {
            var parent = head;
            head = make(job, "commit", plan.branch(), () -> {
                var commit = git.commit(job.name(), parent, contents(job, plan), message(job));
                git.advance(job.name(), plan.branch(), commit);
                return commit;
            });
        }
        mark(job, plan, head);
        return new Outcome.Done(
                changes.isEmpty() ? "Nothing to change in its files." : words(changes.size()) + " written.", "");
    }

    /** What people changed stays where it is; the new version waits beside it. */
    private Outcome propose(Job job, RepositoryPlan plan) {
        var branch = "slipway-" + plan.version().tag();
        var commit = git.branch(job.name(), branch)
                .orElseGet(() -> make(job, "branch", branch, () -> {
                    var made = git.commit(
                            job.name(), Objects.requireNonNull(plan.head()), contents(job, plan), message(job));
                    git.createBranch(job.name(), branch, made);
                    return made;
                }));
        var address = git.pullRequest(job.name(), branch, plan.branch())
                .orElseGet(() -> make(
                        job,
                        "pull request",
                        branch,
                        () -> git.openPullRequest(
                                job.name(), new PullRequest(branch, plan.branch(), message(job), text(plan)))));
        mark(job, plan, commit);
        return new Outcome.Done("What people changed stays. The new version waits as a pull request.", address);
    }

    private void mark(Job job, RepositoryPlan plan, String commit) {
        if (!plan.template()) {
            make(job, "template", job.name(), () -> {
                git.makeTemplate(job.name(), job.ours().description());
                return job.name();
            });
        }
        if (!plan.isTagged()) {
            var tag = plan.version().tag();
            make(job, "tag", tag, () -> {
                git.createTag(job.name(), tag, commit);
                return tag;
            });
        }
    }

    private Map<String, @Nullable NewFile> contents(Job job, RepositoryPlan plan) {
        var contents = new LinkedHashMap<String, @Nullable NewFile>();
        for (var change : plan.toWrite(job.choice())) {
            var file = job.ours().files().get(change.path());
            contents.put(change.path(), file == null ? null : new NewFile(file.content(), file.executable()));
        }
        return contents;
    }

    private static Map.Entry<String, TemplateFile> firstFile(TemplateRepository ours) {
        var readme = ours.files().get(TemplateRepository.README);
        return readme == null ? ours.files().firstEntry() : Map.entry(TemplateRepository.README, readme);
    }

    private static String message(Job job) {
        return "Take %s %s".formatted(job.name(), job.ours().version());
    }

    private static String text(RepositoryPlan plan) {
        return "Version %s of this template repository. Files that were changed here differ from it: look at each before you merge. CHANGELOG.md says what is new."
                .formatted(plan.version());
    }

    private static String words(int files) {
        return files == 1 ? "1 file" : files + " files";
    }

    /** Makes one thing, and records it before and after. */
    private <T> T make(Job job, String kind, String name, Supplier<T> making) {
        var id = job.publication().id();
        publications.beginEffect(id, job.name(), kind, name);
        publications.note(id, job.name(), "%s %s".formatted(kind, name));
        var made = making.get();
        publications.madeEffect(id, job.name(), kind, name);
        return made;
    }

    /** How it ended. */
    sealed interface Outcome {

        /** As wanted. */
        record Done(String note, String link) implements Outcome {}

        /** Nothing was written, and somebody must look. */
        record Refused(String reason) implements Outcome {}
    }

    /** One repository of one publication. */
    private record Job(Publication publication, TemplateRepository ours) {

        String name() {
            return ours.name();
        }

        Choice choice() {
            return publication.choice();
        }
    }
}

package io.slipway.publishing;

import io.slipway.github.GitData;
import io.slipway.github.GitHubBusyException;
import io.slipway.github.GitHubException;
import io.slipway.publishing.Publication.Item;
import io.slipway.publishing.Publication.Status;
import io.slipway.publishing.Publisher.Outcome;
import io.slipway.work.Work;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishes the template repositories of this Slipway to the organization. */
@Component
public class Publishing {

    static final String TASK = "publication";

    private static final Logger log = LoggerFactory.getLogger(Publishing.class);
    private static final int ATTEMPTS = 4;

    private final Planner planner;
    private final Publisher publisher;
    private final JdbcPublications publications;
    private final GitData git;
    private final Work work;

    Publishing(Planner planner, Publisher publisher, JdbcPublications publications, GitData git, Work work) {
        this.planner = planner;
        this.publisher = publisher;
        this.publications = publications;
        this.git = git;
        this.work = work;
    }

    /**
     * What publishing would do now; asks GitHub, changes nothing.
     *
     * @throws GitHubException when GitHub refuses or cannot be reached
     */
    public PublishPlan plan() {
        return new PublishPlan(
                TemplateRepositories.onClassPath().stream().map(planner::plan).toList());
    }

    /** What publishing would do to one repository; empty for a name that this Slipway does not bring. */
    public Optional<RepositoryPlan> plan(String repository) {
        return TemplateRepositories.named(repository).map(planner::plan);
    }

    /**
     * Begins to carry out what somebody saw and wants.
     *
     * @param by a login, or who sits at the command line
     * @return the publication; that which goes on already, when there is one
     */
    @Transactional
    public long begin(String by, PublishPlan seen, Choice choice) {
        var begun = publications.begin(by, choice, seen.digest());
        if (begun.isEmpty()) {
            return publications.going().orElseThrow().id();
        }
        var ordinal = 0;
        for (var repository : seen.work(choice)) {
            publications.add(begun.get(), ordinal++, repository);
        }
        work.begin(TASK, begun.get());
        log.info("Publication {} by {} begins, conflicts: {}", begun.get(), by, choice.key());
        return begun.get();
    }

    public Optional<Publication> find(long id) {
        return publications.find(id);
    }

    /** The one that goes on. */
    public Optional<Publication> going() {
        return publications.going();
    }

    /** One page, the newest first, of those numbered below {@code before}. */
    public List<Publication> page(long before, int size) {
        return publications.page(before, size);
    }

    /** Both sides of a file; empty text for one that is not there. */
    public Sides sides(RepositoryPlan repository, FileChange change) {
        var theirs = change.theirs();
        var ours = repository.ours().files().get(change.path());
        return new Sides(
                theirs == null ? "" : new String(git.content(repository.name(), theirs.blob()), StandardCharsets.UTF_8),
                ours == null ? "" : ours.text());
    }

    /** Carries out what was asked for; what has ended already stays as it is. */
    void carryOut(long id) {
        publications.find(id).filter(Publication::isGoing).ifPresent(publication -> {
            publication.items().stream().filter(Item::isOpen).forEach(item -> publish(publication, item));
            publications.end(id);
            log.info("Publication {} has ended", id);
        });
    }

    private void publish(Publication publication, Item item) {
        if (item.attempt() >= ATTEMPTS) {
            publications.end(publication.id(), item.name(), Status.FAILED, item.note(), "");
            return;
        }
        publications.start(publication.id(), item.name());
        try {
            end(publication, item);
        } catch (GitHubBusyException e) {
            publications.wait(publication.id(), item.name());
            throw e;
        } catch (GitHubException e) {
            publications.note(publication.id(), item.name(), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void end(Publication publication, Item item) {
        var outcome = TemplateRepositories.named(item.name())
                .map(ours -> publisher.publish(publication, item, ours))
                .orElseGet(() -> new Outcome.Refused("This Slipway does not bring it any more."));
        switch (outcome) {
            case Outcome.Done(var note, var link) ->
                publications.end(publication.id(), item.name(), Status.DONE, note, link);
            case Outcome.Refused(var reason) ->
                publications.end(publication.id(), item.name(), Status.REFUSED, reason, "");
        }
    }

    /** A file as it is in the organization, and as Slipway brings it. */
    public record Sides(String theirs, String ours) {}
}

package io.slipway.publishing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's publishing of the template repositories.
 *
 * @param askedBy a login, or who sat at the command line
 * @param endedAt null while it goes on
 */
public record Publication(
        long id,
        String askedBy,
        Instant askedAt,
        Choice choice,
        @Nullable Instant endedAt,
        List<Item> items) {

    public Publication {
        items = List.copyOf(items);
    }

    public boolean isGoing() {
        return endedAt == null;
    }

    public boolean isFine() {
        return !isGoing() && items.stream().allMatch(item -> item.status() == Status.DONE);
    }

    /**
     * One repository of it.
     *
     * @param from the version published before; empty for none
     * @param head the commit of the default branch that whoever asked saw; empty when there was none
     * @param note what came of it, in words
     * @param link a pull request or the repository; empty for none
     */
    public record Item(
            String name,
            String from,
            String version,
            String head,
            Status status,
            int attempt,
            String note,
            String link) {

        boolean isOpen() {
            return status == Status.PENDING || status == Status.RUNNING;
        }
    }

    /** How far a repository is. */
    public enum Status {
        PENDING,
        RUNNING,
        DONE,
        /** Not written, for a reason that somebody must look at. */
        REFUSED,
        FAILED
    }
}

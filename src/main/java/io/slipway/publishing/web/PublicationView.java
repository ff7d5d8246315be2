package io.slipway.publishing.web;

import io.slipway.publishing.Choice;
import io.slipway.publishing.Publication;
import io.slipway.publishing.Publication.Item;
import io.slipway.publishing.Publication.Status;
import io.slipway.web.Crumb;
import java.time.Instant;
import java.util.List;

/** A publication as its page, and the list of all, show it. */
record PublicationView(
        long id, String by, Instant at, boolean going, String badge, String label, String conflicts, List<Row> rows) {

    static PublicationView of(Publication publication, String by) {
        return new PublicationView(
                publication.id(),
                by,
                publication.askedAt(),
                publication.isGoing(),
                publication.isGoing() ? "running" : publication.isFine() ? "done" : "failed",
                publication.isGoing() ? "Going on" : publication.isFine() ? "Done" : "Not all done",
                publication.choice() == Choice.OURS
                        ? "Slipway's files took the place of changed ones."
                        : "What people changed stayed.",
                publication.items().stream().map(Row::of).toList());
    }

    public String href() {
        return "%s/publications/%d".formatted(RepositoriesPage.HREF, id);
    }

    public List<Crumb> crumbs() {
        return List.of(new Crumb("Template repositories", RepositoriesPage.HREF), Crumb.here("Publication " + id));
    }

    public long ended() {
        return rows.stream().filter(Row::ended).count();
    }

    /** {@code 2 of 6 repositories done.} */
    public String sentence() {
        return rows.size() == 1
                ? "%d of 1 repository done.".formatted(ended())
                : "%d of %d repositories done.".formatted(ended(), rows.size());
    }

    /** {@code model-training 1.1.0, llm-training 1.0.1}. */
    public String what() {
        return String.join(", ", rows.stream().map(Row::what).toList());
    }

    /**
     * One repository of it.
     *
     * @param link a pull request; empty for none
     */
    record Row(
            String name,
            String versions,
            String what,
            String badge,
            String label,
            boolean ended,
            String note,
            String link) {

        static Row of(Item item) {
            return new Row(
                    item.name(),
                    item.from().isEmpty() || item.from().equals(item.version())
                            ? item.version()
                            : "%s → %s".formatted(item.from(), item.version()),
                    "%s %s".formatted(item.name(), item.version()),
                    badge(item.status()),
                    label(item.status()),
                    item.status() != Status.PENDING && item.status() != Status.RUNNING,
                    item.note(),
                    item.link());
        }

        private static String badge(Status status) {
            return switch (status) {
                case PENDING -> "pending";
                case RUNNING -> "running";
                case DONE -> "done";
                case REFUSED -> "rejected";
                case FAILED -> "failed";
            };
        }

        private static String label(Status status) {
            return switch (status) {
                case PENDING -> "Waiting";
                case RUNNING -> "Being written";
                case DONE -> "Done";
                case REFUSED -> "Left alone";
                case FAILED -> "Failed";
            };
        }
    }
}

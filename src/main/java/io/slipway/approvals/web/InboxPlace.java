package io.slipway.approvals.web;

import io.slipway.requests.Request;
import io.slipway.requests.RequestState.AwaitingApproval;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** A place between two requests of the inbox; it stays the same when the one before it is decided. */
record InboxPlace(Instant since, long id) implements Comparable<InboxPlace> {

    private static final Comparator<InboxPlace> LONGEST_WAIT_FIRST =
            Comparator.comparing(InboxPlace::since).thenComparingLong(InboxPlace::id);

    static InboxPlace of(Request request) {
        var since = request.state() instanceof AwaitingApproval waiting ? waiting.since() : request.changedAt();
        return new InboxPlace(since, request.id().value());
    }

    /** Reads what {@link #toString} wrote; anything else is no place. */
    static Optional<InboxPlace> read(String text) {
        var dash = text.lastIndexOf('_');
        if (dash < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new InboxPlace(Instant.parse(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1))));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    boolean isBefore(Request request) {
        return compareTo(of(request)) < 0;
    }

    @Override
    public int compareTo(InboxPlace other) {
        return LONGEST_WAIT_FIRST.compare(this, other);
    }

    @Override
    public String toString() {
        return since + "_" + id;
    }
}

package io.slipway.approvals.web;

import io.slipway.approvals.Unusual.Mark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the inbox.
 *
 * @param waiting how many requests wait on all pages
 * @param next where the next page begins; null for none
 * @param first the first page; null when this is it
 */
record Inbox(
        List<Row> rows,
        int waiting,
        @Nullable String next,
        @Nullable String first) {

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public boolean hasPages() {
        return first != null || next != null;
    }

    public String lead() {
        return switch (waiting) {
            case 0 -> "Nothing waits for you.";
            case 1 -> "One request waits for you.";
            default -> waiting + " requests wait for you, the longest wait first.";
        };
    }

    /** One request that waits. */
    record Row(
            long id,
            String number,
            String title,
            String requester,
            String unit,
            String template,
            Instant since,
            Counts counts,
            List<Mark> marks) {}
}

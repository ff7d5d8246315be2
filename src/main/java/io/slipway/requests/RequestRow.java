package io.slipway.requests;

import java.time.Instant;

/**
 * A request as a line of a list; {@code requests/list :: rows(rows)} shows it.
 *
 * @param number {@code R-142}
 * @param note whose it is, and from which template
 * @param requester the name of who asked
 */
public record RequestRow(
        long id,
        String number,
        String title,
        String note,
        String requester,
        RequestStanding standing,
        Instant changedAt) {}

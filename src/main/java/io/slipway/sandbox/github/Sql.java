package io.slipway.sandbox.github;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;

/** What our statements share. */
final class Sql {

    private Sql() {}

    /** A point in time as the driver takes it; GitHub knows whole seconds only. */
    static OffsetDateTime seconds(Instant instant) {
        return exact(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    static OffsetDateTime exact(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** Records from columns of the same names. */
    static <T> RowMapper<T> rows(Class<T> type) {
        return new SimplePropertyRowMapper<>(type);
    }
}

package io.slipway.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says points and spans of time in words. */
@Component("times")
public class Times {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH);

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    /** {@code 3 min ago}; a dash for null. */
    public String ago(@Nullable Instant instant) {
        if (instant == null) {
            return "–";
        }
        var past = Duration.between(instant, clock.instant());
        if (past.toSeconds() < 60) {
            return "just now";
        }
        if (past.toMinutes() < 60) {
            return past.toMinutes() + " min ago";
        }
        return past.toHours() < 24 ? past.toHours() + " h ago" : days(instant, past);
    }

    /** {@code 14 Oct 2026, 09:12:03 UTC}; null for null. */
    public @Nullable String exact(@Nullable Instant instant) {
        return instant == null ? null : EXACT.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** {@code 2 min 26 s}; a dash for null. */
    public String lasted(@Nullable Duration duration) {
        if (duration == null || duration.isNegative()) {
            return "–";
        }
        if (duration.toSeconds() < 60) {
            return duration.toSeconds() < 1 ? "under 1 s" : duration.toSeconds() + " s";
        }
        if (duration.toMinutes() < 60) {
            return "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return "%d h %02d min".formatted(duration.toHours(), duration.toMinutesPart());
    }

    private String days(Instant instant, Duration past) {
        var date = instant.atOffset(ZoneOffset.UTC);
        if (past.toDays() < 7) {
            return past.toDays() == 1 ? "1 day ago" : past.toDays() + " days ago";
        }
        var thisYear = clock.instant().atOffset(ZoneOffset.UTC).getYear() == date.getYear();
        return (thisYear ? DAY : DAY_OF_YEAR).format(date);
    }
}

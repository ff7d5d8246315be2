package io.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTests {

    private static final Instant NOON = Instant.parse("2026-10-14T12:00:00Z");

    private final Times times = new Times(Clock.fixed(NOON, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "2026-10-14T12:00:05Z, just now",
        "2026-10-14T11:59:30Z, just now",
        "2026-10-14T11:57:00Z, 3 min ago",
        "2026-10-14T09:00:00Z, 3 h ago",
        "2026-10-13T11:00:00Z, 1 day ago",
        "2026-10-10T11:00:00Z, 4 days ago",
        "2026-09-29T10:00:00Z, 29 Sep",
        "2025-09-29T10:00:00Z, 29 Sep 2025"
    })
    void saysHowLongAgo(Instant instant, String words) {
        assertThat(times.ago(instant)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT0.4S, under 1 s", "PT2S, 2 s", "PT2M26S, 2 min 26 s", "PT2H5M, 2 h 05 min", "PT-1S, –"})
    void saysHowLongItTook(Duration duration, String words) {
        assertThat(times.lasted(duration)).isEqualTo(words);
    }

    @Test
    void saysExactlyWhen() {
        assertThat(times.exact(NOON)).isEqualTo("14 Oct 2026, 12:00:00 UTC");
    }

    @Test
    void hasNothingToSayAboutNever() {
        assertThat(times.ago(null)).isEqualTo("–");
        assertThat(times.lasted(null)).isEqualTo("–");
        assertThat(times.exact(null)).isNull();
    }
}

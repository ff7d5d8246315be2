package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The primary rate limit: so many requests in an hour. Starts anew with the portal. */
@Component
@OnSandbox
class RateLimit {

    private static final Duration WINDOW = Duration.ofHours(1);

    private final Clock clock;
    private final int limit;
    private Instant reset;
    private int used;

    RateLimit(Clock clock, SandboxGitHubSettings settings) {
        this.clock = clock;
        this.limit = settings.hourlyLimit();
        this.reset = clock.instant().plus(WINDOW);
    }

    /** Counts one more request. */
    synchronized Budget take() {
        renew();
        used++;
        return budget();
    }

    synchronized Budget current() {
        renew();
        return budget();
    }

    private void renew() {
        if (!clock.instant().isBefore(reset)) {
            reset = clock.instant().plus(WINDOW);
            used = 0;
        }
    }

    private Budget budget() {
        return new Budget(limit, used, reset.getEpochSecond());
    }

    /** What is left. */
    record Budget(int limit, int used, long reset) {

        boolean isExhausted() {
            return used > limit;
        }

        int remaining() {
            return Math.max(0, limit - used);
        }

        Map<String, String> headers() {
            return Map.of(
                    "x-ratelimit-limit", Integer.toString(limit),
                    "x-ratelimit-remaining", Integer.toString(remaining()),
                    "x-ratelimit-used", Integer.toString(Math.min(used, limit)),
                    "x-ratelimit-reset", Long.toString(reset),
                    "x-ratelimit-resource", "core");
        }

        Json json() {
            return Json.with("limit", limit)
                    .and("used", Math.min(used, limit))
                    .and("remaining", remaining())
                    .and("reset", reset);
        }
    }
}

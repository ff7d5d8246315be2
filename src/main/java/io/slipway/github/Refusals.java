package io.slipway.github;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person is told when GitHub says no. */
final class Refusals {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long DEFAULT_WAIT = 60;

    private final Clock clock;

    Refusals(Clock clock) {
        this.clock = clock;
    }

    GitHubException of(Reply reply) {
        var reason = reason(reply);
        return busyUntil(reply, reason)
                .<GitHubException>map(until ->
                        new GitHubBusyException("GitHub asks Slipway to slow down; it goes on by itself.", until))
                .orElseGet(() -> new RefusedException(reply.status(), reason, words(reply.status(), reason)));
    }

    private Optional<Instant> busyUntil(Reply reply, String reason) {
        if (reply.status() != 403 && reply.status() != 429) {
            return Optional.empty();
        }
        return reply.number("retry-after")
                .map(clock.instant()::plusSeconds)
                .or(() -> reset(reply))
                .or(() -> reply.status() == 429 || reason.contains("rate limit")
                        ? Optional.of(clock.instant().plusSeconds(DEFAULT_WAIT))
                        : Optional.empty());
    }

    private static Optional<Instant> reset(Reply reply) {
        return reply.number("x-ratelimit-remaining")
                .filter(remaining -> remaining == 0)
                .flatMap(_ -> reply.number("x-ratelimit-reset"))
                .map(Instant::ofEpochSecond);
    }

    private static String words(int status, String reason) {
        return switch (status) {
            case 401 -> "GitHub does not accept Slipway's token. An admin needs to renew it.";
            case 403 ->
                "GitHub does not let Slipway do this: %s. An admin can give its token the permission."
                        .formatted(reason);
            case 404 -> "GitHub does not have this, or does not show it to Slipway: %s.".formatted(reason);
            case 409 -> "Something else changes this on GitHub at the same time: %s.".formatted(reason);
            case 422 -> "GitHub does not accept this: %s.".formatted(reason);
            default ->
                status >= 500
                        ? "GitHub has trouble of its own (%d). Try again in a while.".formatted(status)
                        : "GitHub answered %d: %s.".formatted(status, reason);
        };
    }

    private static String reason(Reply reply) {
        try {
            var body = JSON.readTree(reply.body());
            var errors = body.path("errors").valueStream().map(Refusals::detail);
            var all = Stream.concat(Stream.of(body.path("message").asString("")), errors)
                    .filter(text -> !text.isBlank())
                    .collect(Collectors.joining(": "));
            return plain(all.isEmpty() ? "it gives no reason" : all);
        } catch (JacksonException _) {
            return "it gives no reason";
        }
    }

    private static String detail(JsonNode error) {
        if (error.isString()) {
            return error.asString();
        }
        var message = error.path("message").asString("");
        return message.isEmpty()
                ? (error.path("field").asString("") + " "
                                + error.path("code").asString("").replace('_', ' '))
                        .strip()
                : message;
    }

    private static String plain(String text) {
        var stripped = text.strip().replaceAll("\\.+$", "");
        return stripped.length() > 300 ? stripped.substring(0, 300) + "…" : stripped;
    }
}

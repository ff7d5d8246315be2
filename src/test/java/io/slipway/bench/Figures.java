package io.slipway.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Takes times and prints figures, each beside its goal. */
public final class Figures {

    private static final double NANOS_PER_MILLI = 1e6;

    private Figures() {}

    /** How long something takes. */
    public static Duration time(Callable<?> work) throws Exception {
        var start = System.nanoTime();
        work.call();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Prints how much longer one thing took than another. */
    public static void ratio(String what, Duration one, Duration other, double goal) {
        var ratio = (double) one.toNanos() / other.toNanos();
        print("%s: %.2f (%.1f s / %.1f s, goal ≤ %.2f)", what, ratio, seconds(one), seconds(other), goal);
    }

    /** Prints the middle and the slow end of many times. */
    public static void distribution(String what, List<Duration> times, Duration goalOfThe99th) {
        print(
                "%s: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms of %d (goal p99 ≤ %d ms)",
                what,
                millis(percentile(times, 50)),
                millis(percentile(times, 95)),
                millis(percentile(times, 99)),
                times.size(),
                goalOfThe99th.toMillis());
    }

    /** Prints an amount, such as memory. */
    public static void amount(String what, long value, String unit, long goal) {
        print("%s: %d %s (goal ≤ %d)", what, value, unit, goal);
    }

    /** The smallest of the times that so many per cent do not exceed. */
    static Duration percentile(List<Duration> times, int percent) {
        var sorted = times.stream().sorted().toList();
        var rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1);
    }

    private static void print(String format, Object... values) {
        System.out.println("BENCH " + String.format(Locale.ROOT, format, values));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / NANOS_PER_MILLI;
    }
}

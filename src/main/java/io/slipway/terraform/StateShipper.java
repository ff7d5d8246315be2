package io.slipway.terraform;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Sends each new serial of a local state to the state store while Terraform works. The copy outside is brought up beside
 * it, always to the newest: a place that is slow or away delays neither the store nor the look at the fence.
 */
final class StateShipper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StateShipper.class);
    private static final long GLANCE_MILLIS = 25;

    /** A Terraform that writes nothing for long must learn too that somebody else took over. */
    private static final int GLANCES_TO_A_LOOK_AT_THE_FENCE = 20;

    private static final long MILLIS_AFTER_A_FAILED_COPY = 2000;

    private final Layout layout;
    private final String name;
    private final KeptState states;
    private final Runnable whenStale;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread watcher;
    private final Thread copier;
    private long[] seen = {};
    private long shipped = -1;

    /** @param whenStale what to do when somebody with a newer claim works on the state */
    StateShipper(Layout layout, Terraform.Job job, KeptState states, Runnable whenStale) {
        this.layout = layout;
        this.name = job.state();
        this.states = states;
        this.whenStale = whenStale;
        this.watcher = Thread.ofPlatform().daemon().name("ship " + name).unstarted(this::watch);
        this.copier = Thread.ofPlatform().daemon().name("copy " + name).unstarted(this::copy);
    }

    StateShipper start() {
        watcher.start();
        copier.start();
        return this;
    }

    /** Ships what is left; after this the store has the state that lies in the directory, and its copy if it can. */
    @Override
    public void close() {
        closed.countDown();
        var interrupted = awaitEnd(watcher) | awaitEnd(copier);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        ship();
        copyAtLast();
    }

    /** Twice when need be: until the next plan, which may never come, nobody brings the copy up. */
    private void copyAtLast() {
        if (!states.copy()) {
            states.copy();
        }
    }

    /** Whether somebody wanted us to end meanwhile. */
    private static boolean awaitEnd(Thread thread) {
        var interrupted = false;
        while (true) {
            try {
                if (thread.join(Duration.ofMinutes(1))) {
                    return interrupted;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    private void copy() {
        try {
            for (var open = true; open; ) {
                var pause = states.copy() ? GLANCE_MILLIS : MILLIS_AFTER_A_FAILED_COPY;
                open = !closed.await(pause, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            for (var glance = 1; !closed.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS); glance++) {
                if (changed()) {
                    tryTo(this::ship);
                } else if (glance % GLANCES_TO_A_LOOK_AT_THE_FENCE == 0) {
                    tryTo(states::claim);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StaleFenceException e) {
            LOG.warn("{}", e.getMessage());
            whenStale.run();
        }
    }

    private void tryTo(Runnable write) throws InterruptedException {
        try {
            write.run();
        } catch (DataAccessException e) {
            // not lost: the state lies in the durable directory and is shipped at the next glance, or at the end
            LOG.warn("State {} could not be shipped yet: {}", name, e.getMessage());
            closed.await(1, TimeUnit.SECONDS);
        }
    }

    private boolean changed() {
        return !Arrays.equals(seen, stamp());
    }

    private void ship() {
        // looked at before it is read: a write in between is then seen at the next glance
        var now = stamp();
        var state = StateFile.in(layout.state());
        if (state.isPresent() && state.get().serial() > shipped) {
            states.keep(state.get());
            shipped = state.get().serial();
        }
        if (state.isPresent()) {
            seen = now;
        }
    }

    private long[] stamp() {
        try {
            var file = layout.state();
            return new long[] {Files.size(file), Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS)};
        } catch (IOException e) {
            return new long[0];
        }
    }
}

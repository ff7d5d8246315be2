package io.slipway.provisioning.web;

import io.slipway.provisioning.engine.JdbcLines;
import io.slipway.provisioning.engine.JdbcLines.Line;
import io.slipway.provisioning.engine.JdbcRuns;
import io.slipway.provisioning.engine.RunRow;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Live logs: each viewer has a thread that looks for new lines, so that any replica can show any run. */
@Component
class LogStreams implements DisposableBean {

    private static final Duration GLANCE = Duration.ofMillis(300);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int BATCH = 500;

    /** How many glances without a line until a comment keeps the connection alive. */
    private static final int SILENCE = 50;

    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("log-", 0).factory());
    private final JdbcLines lines;
    private final JdbcRuns runs;
    private volatile boolean closing;

    LogStreams(JdbcLines lines, JdbcRuns runs) {
        this.lines = lines;
        this.runs = runs;
    }

    SseEmitter open(long run, String step, long after) {
        var emitter = new SseEmitter(LONGEST.toMillis());
        var open = new AtomicBoolean(true);
        emitter.onCompletion(() -> open.set(false));
        emitter.onTimeout(emitter::complete);
        threads.execute(() -> pump(run, step, after, emitter, open));
        return emitter;
    }

    private void pump(long run, String step, long after, SseEmitter emitter, AtomicBoolean open) {
        try {
            emitter.send(SseEmitter.event().comment("here")); // so that the viewer is connected before there is a line
            var last = after;
            for (var silent = 0; open.get() && !closing; silent++) {
                var running = runs.find(run).map(RunRow::isRunning).orElse(false);
                var sent = send(run, step, last, emitter);
                silent = sent == last ? silent : 0;
                last = sent;
                if (!running) {
                    emitter.send(SseEmitter.event().name("end").data(""));
                    break;
                }
                if (silent > SILENCE) {
                    emitter.send(SseEmitter.event().comment("still here"));
                    silent = 0;
                }
                Thread.sleep(GLANCE);
            }
            emitter.complete();
        } catch (IOException | RuntimeException e) {
            emitter.completeWithError(e); // the viewer is gone, or the database; the browser comes back
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long send(long run, String step, long last, SseEmitter emitter) throws IOException {
        var sent = last;
        List<Line> batch;
        do {
            batch = lines.after(run, step, sent, BATCH);
            for (var line : batch) {
                emitter.send(event(line));
            }
            sent = batch.isEmpty() ? sent : batch.getLast().id();
        } while (batch.size() == BATCH);
        return sent;
    }

    private static SseEmitter.SseEventBuilder event(Line line) {
        return SseEmitter.event()
                .id(Long.toString(line.id()))
                .data(Map.of("at", line.at().toString(), "tone", line.tone(), "text", line.text()));
    }

    /** Before the web server waits for its open requests; the browsers come back to whichever replica is there. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing = true;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}

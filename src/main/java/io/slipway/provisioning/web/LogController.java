package io.slipway.provisioning.web;

import io.slipway.provisioning.engine.JdbcLines;
import io.slipway.provisioning.engine.JdbcLines.Line;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The log of a step: as a live stream, and as plain text. */
@RestController
class LogController {

    private static final int BATCH = 500;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final RunViews views;
    private final JdbcLines lines;
    private final LogStreams streams;

    LogController(RunViews views, JdbcLines lines, LogStreams streams) {
        this.views = views;
        this.lines = lines;
        this.streams = streams;
    }

    /** Server-sent events; a reconnecting browser says in {@code Last-Event-ID} which line it had last. */
    @GetMapping(path = "/runs/{id:\\d{1,18}}/steps/{step}/log/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(
            @PathVariable long id,
            @PathVariable String step,
            @RequestParam(defaultValue = "0") long after,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") long lastEvent) {
        views.run(id);
        return streams.open(id, step, Math.max(after, lastEvent));
    }

    @GetMapping("/runs/{id:\\d{1,18}}/steps/{step}/log.txt")
    ResponseEntity<StreamingResponseBody> text(@PathVariable long id, @PathVariable String step) {
        views.run(id);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .header("Content-Disposition", "inline; filename=\"run-" + id + ".log\"")
                .body(out -> write(id, step, new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    private void write(long id, String step, Writer out) throws IOException {
        List<Line> batch = lines.after(id, step, 0, BATCH);
        while (!batch.isEmpty()) {
            for (var line : batch) {
                out.write("%s  %s%n".formatted(TIME.format(line.at()), line.text()));
            }
            batch = lines.after(id, step, batch.getLast().id(), BATCH);
        }
        out.flush();
    }
}

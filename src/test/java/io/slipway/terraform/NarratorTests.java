package io.slipway.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.terraform.LogLine.Tone;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From Terraform's stream to lines for people. */
class NarratorTests {

    private final Narrator narrator = new Narrator();

    @Test
    void tellsAnApply() {
        assertThat(told(
                        hook("apply_start", "create", 0),
                        hook("apply_progress", "create", 10),
                        hook("apply_complete", "create", 12)))
                .containsExactly(
                        new LogLine(Tone.PLAIN, "aws_s3_bucket.a: creating"),
                        new LogLine(Tone.QUIET, "aws_s3_bucket.a: still creating, 10 s"),
                        new LogLine(Tone.GOOD, "aws_s3_bucket.a: made in 12 s", 1));
    }

    @Test
    void countsAReplacementOnce() {
        assertThat(told(hook("apply_complete", "delete", 1), hook("apply_complete", "create", 2)))
                .extracting(LogLine::done)
                .containsExactly(1, 1);
    }

    @Test
    void tellsWhatFailed() {
        assertThat(told(hook("apply_errored", "create", 3), """
                        {"type":"diagnostic","diagnostic":{"severity":"error","summary":"Access denied",\
                        "detail":"The role may not.","address":"aws_s3_bucket.a"}}"""))
                .containsExactly(
                        new LogLine(Tone.BAD, "aws_s3_bucket.a: not made, failed after 3 s"),
                        new LogLine(Tone.BAD, "Access denied: The role may not. (aws_s3_bucket.a)"));
    }

    @Test
    void passesOverWhatIsNoEvent() {
        assertThat(told("", "Error: text for people", "{\"type\":\"log\"}", "[1]", "{"))
                .isEmpty();
    }

    private List<LogLine> told(String... lines) {
        return List.of(lines).stream()
                .map(EventReader::read)
                .flatMap(event -> narrator.tell(event).stream())
                .toList();
    }

    private static String hook(String type, String action, int seconds) {
        return """
                {"type":"%s","hook":{"resource":{"addr":"aws_s3_bucket.a"},"action":"%s","elapsed_seconds":%d}}""".formatted(type, action, seconds);
    }
}

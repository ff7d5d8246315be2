package io.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTests {

    @Test
    void findsThePercentilesOfMany() {
        var times = LongStream.rangeClosed(1, 50).mapToObj(Duration::ofMillis).toList();

        assertThat(Figures.percentile(times, 50)).isEqualTo(Duration.ofMillis(25));
        assertThat(Figures.percentile(times, 99)).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void isContentWithOne() {
        assertThat(Figures.percentile(List.of(Duration.ofMillis(7)), 50)).isEqualTo(Duration.ofMillis(7));
    }
}

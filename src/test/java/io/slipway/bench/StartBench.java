package io.slipway.bench;

import io.slipway.process.Portal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a person waits for the portal: the first time on a home, and every other time. */
@Tag("bench")
class StartBench {

    @TempDir
    Path home;

    @Test
    void printsFirstAndSecondStart() throws Exception {
        var first = start();
        var second = start();

        Figures.ratio("first start / second start", first, second, 3);
    }

    private Duration start() throws Exception {
        var started = new ArrayList<Portal>();
        var took = Figures.time(() -> started.add(Portal.start(home, Portal.freePort())));
        started.getFirst().stop();
        return took;
    }
}

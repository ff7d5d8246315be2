package io.slipway.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How much runs at once. */
@Timeout(20)
class SlotsTests {

    private static final TerraformResult DONE = new TerraformResult.Broken(List.of());

    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void leavesASlotForWhatWasSigned() throws Exception {
        var slots = new Slots(3);
        var previewing = new CountDownLatch(2);
        for (var i = 0; i < 20; i++) {
            Thread.ofVirtual()
                    .start(() -> quietly(() -> slots.preview(() -> {
                        previewing.countDown();
                        end.await();
                        return DONE;
                    })));
        }
        assertThat(previewing.await(5, TimeUnit.SECONDS)).isTrue();

        assertThat(slots.run(() -> DONE)).isEqualTo(DONE);
        end.countDown();
    }

    @Test
    void worksWithASingleSlot() throws Exception {
        assertThat(new Slots(1).preview(() -> DONE)).isEqualTo(DONE);
    }

    private static void quietly(Slots.Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

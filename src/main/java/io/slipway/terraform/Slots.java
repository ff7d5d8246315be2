package io.slipway.terraform;

import java.util.concurrent.Semaphore;

/** How much of Terraform runs at once, first come first served; previews leave a slot free for what was signed. */
final class Slots {

    private final Semaphore all;
    private final Semaphore previews;

    Slots(int parallel) {
        this.all = new Semaphore(Math.max(1, parallel), true);
        this.previews = new Semaphore(Math.max(1, parallel - 1), true);
    }

    TerraformResult preview(Work work) throws InterruptedException {
        previews.acquire();
        try {
            return run(work);
        } finally {
            previews.release();
        }
    }

    TerraformResult run(Work work) throws InterruptedException {
        all.acquire();
        try {
            return work.run();
        } finally {
            all.release();
        }
    }

    /** Some Terraform commands. */
    interface Work {

        TerraformResult run() throws InterruptedException;
    }
}

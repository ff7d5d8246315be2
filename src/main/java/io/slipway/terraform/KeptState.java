package io.slipway.terraform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of one job in all its places: PostgreSQL, which guards it by the fence, and the copy outside. */
final class KeptState {

    private static final Logger LOG = LoggerFactory.getLogger(KeptState.class);

    private final JdbcStates states;
    private final Terraform.Job job;
    private volatile @Nullable StateFile kept;
    private volatile long copied = -1;
    private boolean complained;

    KeptState(JdbcStates states, Terraform.Job job) {
        this.states = states;
        this.job = job;
    }

    /** @throws StaleFenceException when somebody with a newer claim was here */
    void claim() {
        states.claim(job.state(), job.fence());
    }

    /**
     * Keeps a serial in PostgreSQL; only from then on it may be copied.
     *
     * @throws StaleFenceException when somebody with a newer claim was here
     */
    void keep(StateFile state) {
        states.ship(job.state(), job.fence(), state);
        kept = state;
    }

    /** Brings the copy up to what was kept last. One that cannot be written now is told of, and breaks nothing off. */
    synchronized boolean copy() {
        var state = kept;
        if (state == null || copyIsCurrent()) {
            return true;
        }
        try {
            job.copy().ship(state.bytes());
            copied = state.serial();
            complained = false;
        } catch (RuntimeException e) {
            complain(e);
        }
        return copyIsCurrent();
    }

    /** Whether the copy has what was kept last. */
    boolean copyIsCurrent() {
        var state = kept;
        return state == null || state.serial() == copied;
    }

    /** The newest of all places: either may have been put back from a backup. */
    Optional<StateFile> newest() {
        return StateFile.newer(states.newest(job.state()), job.copy().newest().flatMap(StateFile::of));
    }

    /** Once for each time that it falls behind. */
    private void complain(RuntimeException why) {
        if (!complained) {
            complained = true;
            LOG.warn("The copy of state {} is behind: {}", job.state(), why.getMessage());
        }
    }
}

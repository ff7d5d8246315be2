package io.slipway.terraform;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of one job in all its places: PostgreSQL, which guards it by the fence, and the copy outside. */
final class KeptState {

    private static final Logger LOG = LoggerFactory.getLogger(KeptState.class);

    private final JdbcStates states;
    private final Terraform.Job job;
    private volatile boolean copyIsCurrent = true;

    KeptState(JdbcStates states, Terraform.Job job) {
        this.states = states;
        this.job = job;
    }

    /** @throws StaleFenceException when somebody with a newer claim was here */
    void claim() {
        states.claim(job.state(), job.fence());
    }

    /**
     * Keeps a serial. A copy that cannot be written now gets the next one, so that nothing waits for it.
     *
     * @throws StaleFenceException when somebody with a newer claim was here
     */
    void ship(StateFile state) {
        states.ship(job.state(), job.fence(), state);
        try {
            job.copy().ship(state.bytes());
            copyIsCurrent = true;
        } catch (RuntimeException e) {
            copyIsCurrent = false;
            LOG.warn("The copy of state {} is behind: {}", job.state(), e.getMessage());
        }
    }

    /** Whether the copy has what was shipped last. */
    boolean copyIsCurrent() {
        return copyIsCurrent;
    }

    /** The newest of all places: either may have been put back from a backup. */
    Optional<StateFile> newest() {
        return StateFile.newer(states.newest(job.state()), job.copy().newest().flatMap(StateFile::of));
    }
}

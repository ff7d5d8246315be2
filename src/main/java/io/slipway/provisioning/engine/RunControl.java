package io.slipway.provisioning.engine;

import io.slipway.requests.Requests;
import io.slipway.work.Work;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person may do to a run. */
@Component
public class RunControl {

    private final JdbcRuns runs;
    private final JdbcSteps steps;
    private final Requests requests;
    private final Work work;

    RunControl(JdbcRuns runs, JdbcSteps steps, Requests requests, Work work) {
        this.runs = runs;
        this.steps = steps;
        this.requests = requests;
        this.work = work;
    }

    /**
     * Asks a run to stop: what is under way is ended in order, what is made stays.
     *
     * @return whether there was something to stop
     */
    @Transactional
    public boolean cancel(long run) {
        return runs.requestCancel(run);
    }

    /**
     * Goes on with a run that stopped: what is done is not done again.
     *
     * @return whether it had stopped
     */
    @Transactional
    public boolean tryAgain(long run) {
        if (!runs.reopen(run)) {
            return false;
        }
        steps.reopen(run);
        requests.start(runs.find(run).orElseThrow().request());
        work.begin(RunWork.TASK, run);
        return true;
    }
}

package io.slipway.terraform;

import java.util.Map;

/**
 * Terraform, or OpenTofu, as a child process. All methods block the calling thread; interrupting it ends the child
 * (SIGINT, time, SIGKILL of the process group) and makes the method throw {@link InterruptedException}.
 */
public interface Terraform {

    /** The binary that is used, or what to install. */
    Engine engine();

    /**
     * Plans in a directory of its own that is gone afterwards. Changes nothing and keeps nothing.
     *
     * @param log is told each line as it comes
     */
    TerraformResult preview(Job job, Log log) throws InterruptedException;

    /** The durable directory of one stage of one run; made when missing, its state taken from the state store. */
    Workspace workspace(String run, Job job);

    /** Forgets the durable directories of a run; their states stay in the state store. */
    void discard(String run);

    /**
     * What to run Terraform on.
     *
     * @param state names the state, one per project and stage: {@code retail-banking/churn-prediction/dev}
     * @param root a path below the directory of roots: {@code train-deploy/dev}
     * @param variables plain JSON values; handed over only as {@code .tfvars.json}
     * @param surroundings what the child may know besides: credentials
     * @param copy where the state lies besides the portal's own store
     * @param fence the claim's number: a state written under a higher one refuses a lower one
     */
    record Job(
            String state,
            String root,
            Map<String, Object> variables,
            Surroundings surroundings,
            StateCopy copy,
            long fence) {

        public Job {
            variables = Map.copyOf(variables);
        }
    }

    /** A durable directory in which a plan is made and then applied. */
    interface Workspace {

        /** Plans and keeps the saved plan, encrypted, for {@link #apply}. */
        TerraformResult plan(Log log) throws InterruptedException;

        /**
         * Applies the saved plan of the last {@link #plan} and nothing else; ships every new state serial.
         *
         * @throws IllegalStateException when there is no saved plan, or it was begun before
         */
        TerraformResult apply(Log log) throws InterruptedException;
    }

    /** Told each line of a child as it comes. What it throws is only logged: a log breaks nothing off. */
    interface Log {

        void line(LogLine line);
    }
}

package io.slipway.provisioning;

import io.slipway.requests.Request;
import java.util.Map;
import java.util.function.Supplier;

/** What a step knows while it is executed, and where it tells what it does. */
public interface StepContext {

    long runId();

    /** The claim's number; whoever writes outside with a fence hands it on. */
    long fence();

    Request request();

    /** Whether an execution of this step was begun before and did not end by itself. */
    boolean resumed();

    /** The outputs of a step that is done. */
    Map<String, String> outputs(String stepKey);

    /** Writes a line of the step's log. */
    void log(Tone tone, String text);

    /** Tells how far the step is. */
    void progress(int done, int total);

    /**
     * Makes one change outside, recorded before and after. A change that was begun before and is not known to have
     * ended is made again: callers look first.
     *
     * @param kind {@code repository}, {@code team}, …
     * @param name natural key of what is made or changed; unique with its kind in the run
     * @param undo how to take it back, in words
     */
    <T> T change(String kind, String name, String undo, Supplier<T> change);

    /** Records that something was there already and is as it should be. */
    void found(String kind, String name);

    /** Records that a change outside is about to be made, where it is one of many that are made together. */
    void begin(String kind, String name, String undo);

    /** Records that a change that was begun is made. */
    void made(String kind, String name);

    /** How a page shows a line. */
    enum Tone {
        PLAIN,
        QUIET,
        GOOD,
        WAIT,
        BAD
    }
}

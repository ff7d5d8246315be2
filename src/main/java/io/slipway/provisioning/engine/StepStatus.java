package io.slipway.provisioning.engine;

import java.util.Locale;

/** Where a step of a run stands; the table's CHECK has the same words. */
public enum StepStatus {
    PENDING,
    RUNNING,
    WAITING,
    RETRYING,
    FAILED,
    DONE;

    /** In small letters, as in the table and in style sheets. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StepStatus of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Whether it can be taken up, once what it needs is done and its time has come. */
    boolean isOpen() {
        return switch (this) {
            case PENDING, WAITING, RETRYING, RUNNING -> true;
            case FAILED, DONE -> false;
        };
    }
}

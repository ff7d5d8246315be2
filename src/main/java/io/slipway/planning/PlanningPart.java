package io.slipway.planning;

/**
 * One part of a plan while it is made.
 *
 * @param part {@code github} or a stage's key
 * @param note what came of it, in a few words
 */
record PlanningPart(String part, Status status, String note) {

    /** As the table's CHECK has it, in small letters. */
    enum Status {
        PENDING,
        RUNNING,
        DONE,
        FAILED
    }
}

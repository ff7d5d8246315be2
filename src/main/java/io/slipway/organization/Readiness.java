package io.slipway.organization;

import java.util.Optional;
import java.util.Set;

/** Whether the accounts of a business unit can take a project. */
public interface Readiness {

    /** What stands in the way of a project in these stages; empty when nothing does, or nobody looked. */
    Optional<Hindrance> hindrance(BusinessUnit unit, Set<Stage> stages);

    /**
     * An account that is not ready.
     *
     * @param stages those that it serves, in words: {@code prod}
     * @param reason in one sentence
     * @param href the page that says how to mend it
     */
    record Hindrance(AccountNumber account, String stages, String reason, String href) {

        /** In words for whoever asks for a project. */
        public String message() {
            return "The account %s (%s) is not ready: %s".formatted(account, stages, reason);
        }
    }
}

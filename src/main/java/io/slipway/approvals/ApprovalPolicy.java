package io.slipway.approvals;

import io.slipway.identity.UserId;
import java.util.List;

/** The sign-offs that a request needs. */
public sealed interface ApprovalPolicy {

    /** Whether this person's signature counts. */
    boolean counts(UserId person);

    /** Who may sign, for the page. */
    List<UserId> people();

    /** One signature of any of these people. */
    record AnyOf(List<UserId> people) implements ApprovalPolicy {

        public AnyOf {
            people = List.copyOf(people);
        }

        @Override
        public boolean counts(UserId person) {
            return people.contains(person);
        }
    }
}

package io.slipway.approvals.web;

import io.slipway.approvals.Approvals;
import io.slipway.identity.People;
import io.slipway.identity.UserId;
import io.slipway.web.NavigationEntry;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The way to the inbox, with the number of requests that wait. */
@Component
class InboxNavigation implements NavigationEntry {

    private final Approvals approvals;
    private final People people;

    InboxNavigation(Approvals approvals, People people) {
        this.approvals = approvals;
        this.people = people;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String label() {
        return "Inbox";
    }

    @Override
    public String icon() {
        return "inbox";
    }

    @Override
    public String href() {
        return "/inbox";
    }

    @Override
    public long count(String login) {
        return people.find(new UserId(login))
                .map(person -> (long) approvals.waitingFor(person).size())
                .orElse(0L);
    }

    @Override
    public boolean visibleTo(String login, Set<String> authorities) {
        return approvals.signsSomewhere(new UserId(login));
    }
}

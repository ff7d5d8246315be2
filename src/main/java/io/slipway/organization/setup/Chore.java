package io.slipway.organization.setup;

import io.slipway.organization.AccountNumber;
import java.util.List;

/**
 * One thing to do by hand, once.
 *
 * @param account where one must be signed in
 * @param title what it makes: {@code Network of dev}
 * @param text what to know before
 * @param commands in this order, from the top of the repository
 */
public record Chore(Root root, AccountNumber account, String title, String text, List<String> commands) {

    public Chore {
        commands = List.copyOf(commands);
    }
}

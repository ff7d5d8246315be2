package io.slipway.web;

import java.util.List;
import java.util.Set;

/**
 * Whoever looks at a page, as far as the shell must know.
 *
 * @param role in words
 * @param others whom they may become by one click
 */
public record Visitor(String login, String name, String role, Set<String> authorities, List<Other> others) {

    public Visitor {
        authorities = Set.copyOf(authorities);
        others = List.copyOf(others);
    }

    /** Somebody else to be. */
    public record Other(String login, String name, String role) {}
}

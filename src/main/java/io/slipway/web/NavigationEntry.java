package io.slipway.web;

import java.util.Set;

/** A line of the main navigation; each module contributes its own as a bean. */
public interface NavigationEntry {

    /** Smaller comes first. */
    int order();

    /** The heading it stands under: {@code Work} or {@code Administration}. */
    default String group() {
        return "Work";
    }

    String label();

    /** A name of the icon sprite, without {@code i-}. */
    String icon();

    String href();

    /**
     * How many things wait there for this person; 0 shows no number.
     *
     * @param login whoever looks
     */
    default long count(String login) {
        return 0;
    }

    /**
     * Whether this person sees it.
     *
     * @param authorities such as {@code ROLE_ADMIN}
     */
    default boolean visibleTo(Set<String> authorities) {
        return true;
    }

    /**
     * Whether this very person sees it; asked in the place of {@link #visibleTo(Set)}.
     *
     * @param login whoever looks
     */
    default boolean visibleTo(String login, Set<String> authorities) {
        return visibleTo(authorities);
    }
}

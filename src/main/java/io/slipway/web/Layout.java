package io.slipway.web;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every page shows around itself.
 *
 * @param sandbox what the sandbox means; null outside of it
 * @param path the address of the page, with its query
 * @param menu made only when a whole page is rendered, because it counts what waits
 */
record Layout(
        Theme theme,
        @Nullable Visitor visitor,
        @Nullable String sandbox,
        String path,
        Supplier<List<String>> said,
        Supplier<List<Group>> menu) {

    static final List<String> SCRIPTS = List.of("page", "copy", "fields", "log", "shortcuts", "times");

    public List<Group> navigation() {
        return menu.get();
    }

    public List<String> notices() {
        return said.get();
    }

    public List<Theme> themes() {
        return List.of(Theme.values());
    }

    /** The modules of {@code frontend/js}; each stands alone, so that each is cached by its own hash. */
    public List<String> scripts() {
        return SCRIPTS;
    }

    /** A heading of the navigation and what stands under it. */
    record Group(String title, List<Link> links) {

        public String key() {
            return title.toLowerCase(Locale.ROOT).replace(' ', '-');
        }
    }

    /**
     * A line of the navigation.
     *
     * @param current {@code page} when one is there, {@code true} when one is below it, else null
     * @param count null for nothing to show
     */
    record Link(
            String label,
            String icon,
            String href,
            @Nullable String current,
            @Nullable String count) {}
}

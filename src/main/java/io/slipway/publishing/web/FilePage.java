package io.slipway.publishing.web;

import io.slipway.publishing.Publishing.Sides;
import io.slipway.web.Crumb;
import java.util.List;

/**
 * A file as it is in the organization, and what publishing would make of it.
 *
 * @param patch the lines that differ, with some around them
 * @param tooLong whether the file is no text, or too long to be compared on a page
 */
record FilePage(String repository, String path, List<PatchLine> patch, boolean tooLong) {

    private static final int LONGEST = 400_000;

    static FilePage of(String repository, String path, Sides sides) {
        var tooLong = isTooLong(sides.theirs()) || isTooLong(sides.ours());
        return new FilePage(
                repository, path, tooLong ? List.of() : PatchLine.between(sides.theirs(), sides.ours()), tooLong);
    }

    public List<Crumb> crumbs() {
        return List.of(new Crumb("Template repositories", RepositoriesPage.HREF), Crumb.here(repository));
    }

    private static boolean isTooLong(String text) {
        return text.length() > LONGEST || text.indexOf('\0') >= 0;
    }
}

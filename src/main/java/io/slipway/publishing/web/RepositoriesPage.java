package io.slipway.publishing.web;

import io.slipway.publishing.Publication;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The template repositories and their publications.
 *
 * @param difference null when it is fetched by itself afterwards, because GitHub is asked for it
 * @param going the publication that goes on; null for none
 * @param older the address of earlier publications; null when there are none
 * @param newest the address of the first page; null when this is it
 */
record RepositoriesPage(
        @Nullable DifferenceView difference,
        @Nullable PublicationView going,
        List<PublicationView> publications,
        @Nullable String older,
        @Nullable String newest) {

    static final String HREF = "/template-repositories";

    /** How many publications a page has. */
    static final int SIZE = 10;

    static @Nullable String older(List<Publication> found) {
        return found.size() > SIZE
                ? "%s?before=%d".formatted(HREF, found.get(SIZE - 1).id())
                : null;
    }
}

package io.slipway.planning;

import org.jspecify.annotations.Nullable;

/**
 * One value of a change, as text; late-bound values stand in it by name, such as
 * {@code «id of repository training»}.
 *
 * @param path {@code tags.project}
 * @param before null when there is none
 * @param after null when there will be none
 */
public record Attribute(
        String path, @Nullable String before, @Nullable String after) {}

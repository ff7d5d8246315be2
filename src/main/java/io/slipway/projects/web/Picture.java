package io.slipway.projects.web;

import java.util.List;

/**
 * How a project works, as a drawing: repositories on GitHub above, one field for each stage below, and arrows that say
 * who becomes what. Only numbers and words; the page gives them form. {@link PictureLayout} computes it.
 *
 * @param width of the drawing in its own units
 * @param keel the path of the ramp below everything
 * @param description the drawing in words
 * @param legend the numbers in words
 */
record Picture(
        int width,
        int height,
        String keel,
        String organization,
        Area github,
        List<Box> repositories,
        List<StageField> stages,
        List<Arrow> arrows,
        String description,
        List<Legend> legend) {

    /** A place on the drawing. */
    record Area(int x, int y, int width, int height) {

        public int right() {
            return x + width;
        }

        public int bottom() {
            return y + height;
        }

        public int middle() {
            return y + height / 2;
        }

        boolean holds(Area other) {
            return x <= other.x && y <= other.y && other.right() <= right() && other.bottom() <= bottom();
        }

        boolean touches(Area other) {
            return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
        }
    }

    /**
     * Something with a title and a quieter line.
     *
     * @param key what it stands for: a repository's name, or an output
     */
    record Box(String key, Area area, String title, String note) {}

    /** The frame of a stage. */
    record StageField(String key, String account, Area area, List<Box> boxes) {}

    /**
     * A numbered way.
     *
     * @param x of the number
     * @param y of the number
     * @param note a few quiet words beside the number; empty for none
     */
    record Arrow(int number, String path, String tip, int x, int y, String note) {}

    /** A number of the drawing in words. */
    record Legend(String title, String text) {}
}

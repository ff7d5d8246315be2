package io.slipway.requests.web;

import io.slipway.requests.RequestPanel;
import io.slipway.requests.RequestStanding;
import io.slipway.web.Crumb;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of one request.
 *
 * @param deeds what the viewer can do
 */
record RequestPage(
        long id,
        String number,
        String title,
        RequestStanding standing,
        String requester,
        Instant createdAt,
        String unit,
        String template,
        String templateHref,
        String reason,
        List<Answer> answers,
        List<Leg> path,
        List<RequestPanel.Content> main,
        List<RequestPanel.Content> aside,
        Deeds deeds) {

    public List<Crumb> crumbs() {
        return List.of(new Crumb("Requests", "/requests"), new Crumb(number, null));
    }

    /** A question and its answer. */
    record Answer(String label, String value, boolean code) {}

    /** A part of the way to a project. */
    record Leg(String label, boolean done, boolean now) {}

    /**
     * What the viewer can do.
     *
     * @param plan the label of the button that asks for the plan; null for none
     * @param digest of the plan that can be submitted; null for none
     */
    record Deeds(
            boolean edit, @Nullable String plan, @Nullable String digest, boolean withdraw, boolean delete) {

        static final Deeds NONE = new Deeds(false, null, null, false, false);

        public boolean any() {
            return edit || plan != null || digest != null || withdraw || delete;
        }
    }
}

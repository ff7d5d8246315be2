package io.slipway.approvals.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing was decided.
 *
 * @param changed what the new plan says otherwise; null when that is not the matter
 */
record Answer(
        long request,
        String number,
        String title,
        String text,
        @Nullable Changed changed) {

    /**
     * Two plans side by side.
     *
     * @param shown what was on the page
     * @param newest what would be signed now
     * @param differences one for each thing that differs
     */
    record Changed(String shownDigest, Counts shown, String newestDigest, Counts newest, List<String> differences) {}
}

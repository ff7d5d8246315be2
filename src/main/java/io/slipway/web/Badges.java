package io.slipway.web;

import org.springframework.stereotype.Component;

/** Which icon belongs to a state; the colour belongs to it in {@code _tones.css}. */
@Component("badges")
class Badges {

    public Badge of(String state) {
        return switch (state) {
            case "planning", "provisioning", "running" -> new Badge("spin", true);
            case "draft" -> new Badge("edit", false);
            case "changes-requested" -> new Badge("talk", false);
            case "awaiting-approval" -> new Badge("clock", false);
            case "planned" -> new Badge("seal", false);
            case "approved", "done", "ready" -> new Badge("check", false);
            case "fulfilled" -> new Badge("hull", false);
            case "rejected" -> new Badge("x", false);
            case "failed" -> new Badge("warn", false);
            case "withdrawn" -> new Badge("back", false);
            case "expired", "cancelled" -> new Badge("stop", false);
            case "waiting" -> new Badge("pause", false);
            case "retrying" -> new Badge("retry", false);
            default -> new Badge("ring", false);
        };
    }

    public String flash(String tone) {
        return switch (tone) {
            case "success" -> "check";
            case "warning" -> "warn";
            case "error" -> "x";
            default -> "info";
        };
    }

    /** The icon of a state, and whether it turns because something is going on. */
    record Badge(String icon, boolean turning) {}
}

package io.slipway.notifications;

import io.slipway.requests.Request;

/**
 * Something to tell.
 *
 * @param key says what it is about, so that it is told once
 */
record Notice(String key, String tone, String title, String text, String href, String action) {

    static Notice of(String what, Request request, String tone, String title, String text) {
        var key = "%s/%s/%d".formatted(what, request.id(), request.version());
        return new Notice(key, tone, title, text, "/requests/" + request.id().value(), "Open " + request.id());
    }

    Notice leadingTo(String elsewhere, String label) {
        return new Notice(key, tone, title, text, elsewhere, label);
    }
}

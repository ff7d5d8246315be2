package io.slipway.notifications;

import io.slipway.requests.Request;
import io.slipway.requests.RequestId;

/**
 * Something to tell.
 *
 * @param key says what it is about, so that it is told once
 */
record Notice(String key, String tone, String title, String text, String href, String action) {

    static Notice of(String what, Request request, String tone, String title, String text) {
        var key = about(what, request.id()) + request.version();
        return new Notice(key, tone, title, text, "/requests/" + request.id().value(), "Open " + request.id());
    }

    /** How the keys of all notices begin that tell this of a request. */
    static String about(String what, RequestId request) {
        return "%s/%s/".formatted(what, request);
    }

    Notice leadingTo(String elsewhere, String label) {
        return new Notice(key, tone, title, text, elsewhere, label);
    }
}

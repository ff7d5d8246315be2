package io.slipway.web;

import jakarta.servlet.http.HttpServletRequest;

/** Marks a refused request whose page was made for another session, so that the answer can say so. */
public final class OutOfDate {

    private OutOfDate() {}

    public static void mark(HttpServletRequest request) {
        request.setAttribute(OutOfDate.class.getName(), true);
    }
}

package io.slipway.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its {@code layout}. */
@ControllerAdvice
class LayoutAdvice {

    private final Layouts layouts;

    LayoutAdvice(Layouts layouts) {
        this.layouts = layouts;
    }

    @ModelAttribute("layout")
    Layout layout(HttpServletRequest request) {
        var layout = layouts.of(request);
        request.setAttribute("layout", layout); // a page that an exception handler shows has no model attributes
        return layout;
    }
}

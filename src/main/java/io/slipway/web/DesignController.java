package io.slipway.web;

import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows every part in every state: look there before you draw a new one. */
@Controller
class DesignController {

    private final Clock clock;

    DesignController(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/design")
    String design(Model model) {
        model.addAttribute("design", Design.at(clock.instant()));
        return "web/design";
    }
}

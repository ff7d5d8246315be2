package io.slipway.planning;

import io.slipway.requests.RequestId;
import io.slipway.requests.RequestState.Planning;
import io.slipway.requests.Requests;
import io.slipway.web.NotFoundException;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The progress of a plan, asked for every second by the page that shows it. */
@Controller
class PlanningController {

    private final Requests requests;
    private final PlanPanel panel;

    PlanningController(Requests requests, PlanPanel panel) {
        this.requests = requests;
        this.panel = panel;
    }

    @GetMapping("/requests/{id:\\d{1,18}}/planning")
    String progress(@PathVariable long id, Model model, HttpServletResponse response) {
        var request = requests.find(new RequestId(id))
                .orElseThrow(() -> new NotFoundException("There is no request of that number."));
        if (!(request.state() instanceof Planning)) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("model", panel.model(request).orElseThrow());
        return "planning/plan :: panel";
    }
}

package io.slipway.planning;

import io.slipway.identity.CurrentUser;
import io.slipway.requests.Request;
import io.slipway.requests.RequestId;
import io.slipway.requests.RequestState.Planning;
import io.slipway.requests.Visibility;
import io.slipway.web.NotFoundException;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The progress of a plan, asked for every second by the page that shows it. */
@Controller
class PlanningController {

    private final Visibility visibility;
    private final PlanPanel panel;
    private final CurrentUser currentUser;

    PlanningController(Visibility visibility, PlanPanel panel, CurrentUser currentUser) {
        this.visibility = visibility;
        this.panel = panel;
        this.currentUser = currentUser;
    }

    @GetMapping("/requests/{id:\\d{1,18}}/planning")
    String progress(@PathVariable long id, Model model, HttpServletResponse response) {
        var request = visibility.visible(new RequestId(id), currentUser.get());
        if (!(request.state() instanceof Planning)) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("model", plan(request));
        return "planning/plan :: panel";
    }

    private PlanPanel.PlanModel plan(Request request) {
        return panel.model(request).orElseThrow(() -> new NotFoundException("%s has no plan.".formatted(request.id())));
    }
}

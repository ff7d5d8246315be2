package io.slipway.provisioning.web;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import io.slipway.identity.CurrentUser;
import io.slipway.provisioning.engine.RunControl;
import io.slipway.requests.Requests;
import io.slipway.web.Flash;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of runs, and what a person may do there. */
@Controller
class RunController {

    private static final int PAGE = 25;

    private final RunViews views;
    private final RunControl control;
    private final Requests requests;
    private final CurrentUser currentUser;

    RunController(RunViews views, RunControl control, Requests requests, CurrentUser currentUser) {
        this.views = views;
        this.control = control;
        this.requests = requests;
        this.currentUser = currentUser;
    }

    @GetMapping("/runs")
    String list(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        model.addAttribute("runs", new RunList(views.page(before, PAGE), PAGE, before != Long.MAX_VALUE));
        return "provisioning/runs";
    }

    @GetMapping("/runs/{id:\\d{1,18}}")
    String show(@PathVariable long id, @RequestParam @Nullable String step, Model model) {
        model.addAttribute("page", views.view(id, step, null));
        return "provisioning/run";
    }

    @HxRequest
    @GetMapping("/runs/{id:\\d{1,18}}")
    String refresh(
            @PathVariable long id,
            @RequestParam @Nullable String step,
            @RequestParam @Nullable String shown,
            Model model,
            HttpServletResponse response) {
        var view = views.view(id, step, shown);
        if (!view.run().isRunning()) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("page", view);
        return "provisioning/run :: live";
    }

    @PostMapping("/runs/{id:\\d{1,18}}/cancel")
    String cancel(@PathVariable long id, RedirectAttributes redirect) {
        act(id);
        redirect.addFlashAttribute(
                "flash",
                control.cancel(id)
                        ? Flash.info("The run stops. What is under way ends in order; what is made stays.")
                        : Flash.warning("The run had ended already."));
        return "redirect:/runs/" + id;
    }

    @PostMapping("/runs/{id:\\d{1,18}}/retry")
    String tryAgain(@PathVariable long id, RedirectAttributes redirect) {
        act(id);
        redirect.addFlashAttribute(
                "flash",
                control.tryAgain(id)
                        ? Flash.success("The run goes on from where it stopped. Nothing is made twice.")
                        : Flash.warning("The run goes on, or has ended: there is nothing to try again."));
        return "redirect:/runs/" + id;
    }

    private void act(long id) {
        var request = requests.get(views.run(id).request());
        if (!views.mayAct(request, currentUser.get())) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN, "Whoever asked, whoever may sign and admins can do that.");
        }
    }

    /** One page of runs. */
    record RunList(List<RunView> rows, int size, boolean continued) {

        public boolean isEmpty() {
            return rows.isEmpty();
        }

        @Nullable
        public String older() {
            return rows.size() < size
                    ? null
                    : "/runs?before=" + rows.getLast().run().id();
        }

        @Nullable
        public String newer() {
            return continued ? "/runs" : null;
        }
    }
}

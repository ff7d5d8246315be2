package io.slipway.approvals.web;

import io.slipway.approvals.Approvals;
import io.slipway.approvals.Decision.Verdict;
import io.slipway.approvals.MayNotSignException;
import io.slipway.identity.CurrentUser;
import io.slipway.identity.People;
import io.slipway.identity.Person;
import io.slipway.identity.Role;
import io.slipway.organization.BusinessUnits;
import io.slipway.planning.PlanDifference;
import io.slipway.planning.Plans;
import io.slipway.requests.IllegalTransitionException;
import io.slipway.requests.OtherPlanException;
import io.slipway.requests.OwnRequestException;
import io.slipway.requests.Request;
import io.slipway.requests.RequestId;
import io.slipway.requests.Requests;
import io.slipway.web.Flash;
import io.slipway.web.NotFoundException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a decision about exactly the plan that was shown. */
@Controller
class DecisionController {

    private static final int LONGEST_REASON = 1_000;

    private final Approvals approvals;
    private final Requests requests;
    private final Plans plans;
    private final BusinessUnits units;
    private final People people;
    private final CurrentUser currentUser;

    DecisionController(
            Approvals approvals,
            Requests requests,
            Plans plans,
            BusinessUnits units,
            People people,
            CurrentUser currentUser) {
        this.approvals = approvals;
        this.requests = requests;
        this.plans = plans;
        this.units = units;
        this.people = people;
        this.currentUser = currentUser;
    }

    @PostMapping("/requests/{id:\\d{1,18}}/decision")
    String decide(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String digest,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var person = currentUser.get();
        var request = seen(id, person);
        try {
            return switch (decision) {
                case "approve" -> approve(request, person, digest, redirect);
                case "reject" -> reject(request, person, digest, reason.strip(), model, response, redirect);
                default ->
                    refuse(
                            model,
                            response,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            answer(request, "No decision was sent", "Approve or reject; nothing is decided yet."));
            };
        } catch (OwnRequestException e) {
            return refuse(
                    model,
                    response,
                    HttpStatus.FORBIDDEN,
                    answer(request, "This is your own request", "Somebody else signs it; you may withdraw it."));
        } catch (MayNotSignException e) {
            return refuse(
                    model,
                    response,
                    HttpStatus.FORBIDDEN,
                    answer(request, "Your signature does not count here", String.valueOf(e.getMessage())));
        } catch (OtherPlanException e) {
            return refuse(model, response, HttpStatus.CONFLICT, changed(request, digest));
        } catch (IllegalTransitionException e) {
            return refuse(
                    model, response, HttpStatus.CONFLICT, answer(request, "It is decided already", decided(request)));
        }
    }

    private String approve(Request request, Person person, String digest, RedirectAttributes redirect) {
        approvals.approve(request.id(), person, digest);
        redirect.addFlashAttribute(
                "flash",
                Flash.success(
                        "%s is approved. Slipway starts to make it; you may close this page.".formatted(request.id())));
        return "redirect:/requests/" + request.id().value();
    }

    private String reject(
            Request request,
            Person person,
            String digest,
            String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            var form = DecisionForm.of(request, digest).wrong("Say why, in at most 1000 characters.");
            return refuse(
                    model,
                    response,
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new Answer(
                            request,
                            "A rejection says why",
                            "The requester reads it first.",
                            List.of(),
                            List.of(form)));
        }
        approvals.reject(request.id(), person, digest, reason);
        redirect.addFlashAttribute("flash", Flash.info("%s is rejected.".formatted(request.id())));
        return "redirect:/requests/" + request.id().value();
    }

    /** Only whom the request concerns learns that there is one. */
    private Request seen(long id, Person person) {
        return requests.find(new RequestId(id))
                .filter(request -> !request.isDraft() && concerns(request, person))
                .orElseThrow(() -> new NotFoundException("There is no request of that number."));
    }

    private boolean concerns(Request request, Person person) {
        return person.role() == Role.ADMIN
                || request.requester().equals(person.id())
                || units.get(request.businessUnit()).mayAsk(person.id());
    }

    private Answer changed(Request request, String digest) {
        var newest = plans.newest(request.id());
        var shown = plans.find(request.id(), digest);
        var differences = shown.isPresent() && newest.isPresent()
                ? PlanDifference.between(shown.get(), newest.get())
                : List.<String>of();
        return new Answer(
                request,
                "The plan changed since you looked",
                "Nothing is decided. Read what is different, then decide about the new plan.",
                differences,
                List.of());
    }

    private String decided(Request request) {
        var decisions = approvals.of(request.id());
        if (decisions.isEmpty()) {
            return "It waits for no decision now; look at where it stands.";
        }
        var last = decisions.getLast();
        var verb = last.verdict() == Verdict.APPROVE ? "signed" : "rejected";
        return "%s %s it. Your decision was not needed and changed nothing.".formatted(people.nameOf(last.by()), verb);
    }

    private static Answer answer(Request request, String title, String text) {
        return new Answer(request, title, text, List.of(), List.of());
    }

    private static String refuse(Model model, HttpServletResponse response, HttpStatus status, Answer answer) {
        response.setStatus(status.value());
        model.addAttribute("answer", answer);
        return "approvals/answer";
    }

    /**
     * Why nothing was decided.
     *
     * @param differences what the new plan says otherwise
     * @param forms the decision once more, when it only needs mending
     */
    record Answer(Request request, String title, String text, List<String> differences, List<DecisionForm> forms) {}
}

package io.slipway.approvals.web;

import io.slipway.approvals.Approvals;
import io.slipway.approvals.BadReasonException;
import io.slipway.approvals.MayNotSignException;
import io.slipway.identity.CurrentUser;
import io.slipway.identity.Person;
import io.slipway.identity.Role;
import io.slipway.organization.BusinessUnits;
import io.slipway.requests.IllegalTransitionException;
import io.slipway.requests.OtherPlanException;
import io.slipway.requests.OwnRequestException;
import io.slipway.requests.Request;
import io.slipway.requests.RequestId;
import io.slipway.requests.RequestSheet;
import io.slipway.requests.Requests;
import io.slipway.web.Flash;
import io.slipway.web.NotFoundException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a decision about exactly the plan that was shown. */
@Controller
class DecisionController {

    private final Approvals approvals;
    private final Requests requests;
    private final RequestSheet sheet;
    private final DecisionAnswers answers;
    private final BusinessUnits units;
    private final CurrentUser currentUser;

    DecisionController(
            Approvals approvals,
            Requests requests,
            RequestSheet sheet,
            DecisionAnswers answers,
            BusinessUnits units,
            CurrentUser currentUser) {
        this.approvals = approvals;
        this.requests = requests;
        this.sheet = sheet;
        this.answers = answers;
        this.units = units;
        this.currentUser = currentUser;
    }

    @PostMapping("/requests/{id:\\d{1,18}}/decision")
    ModelAndView decide(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String digest,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes after) {
        var request = seen(id);
        try {
            return switch (decision) {
                case "approve" -> approve(request, digest, after);
                case "reject" -> reject(request, digest, storable(reason), after);
                default -> answers.nothingSent(request);
            };
        } catch (OwnRequestException e) {
            return answers.ownRequest(request);
        } catch (MayNotSignException e) {
            return answers.mayNotSign(request, String.valueOf(e.getMessage()));
        } catch (OtherPlanException e) {
            return answers.planChanged(request, digest);
        } catch (IllegalTransitionException e) {
            return answers.waitsForNothing(request);
        } catch (BadReasonException e) {
            return mend(request, digest, reason, String.valueOf(e.getMessage()));
        }
    }

    private ModelAndView approve(Request request, String digest, RedirectAttributes after) {
        approvals.approve(request.id(), currentUser.get(), digest);
        return decided(
                request,
                Flash.success(
                        "%s is approved. Slipway starts to make it; you may close this page.".formatted(request.id())),
                after);
    }

    private ModelAndView reject(Request request, String digest, String reason, RedirectAttributes after) {
        approvals.reject(request.id(), currentUser.get(), digest, reason);
        return decided(request, Flash.info("%s is rejected.".formatted(request.id())), after);
    }

    private static ModelAndView decided(Request request, Flash flash, RedirectAttributes after) {
        after.addFlashAttribute("flash", flash);
        return new ModelAndView("redirect:/requests/" + request.id().value());
    }

    private ModelAndView mend(Request request, String digest, String reason, String problem) {
        var form = DecisionForm.of(request, digest).wrong(reason, problem);
        var page = sheet.show(request, currentUser.get(), form.content());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Only whom the request concerns learns that there is one. */
    private Request seen(long id) {
        var person = currentUser.get();
        return requests.find(new RequestId(id))
                .filter(request -> !request.isDraft() && concerns(request, person))
                .orElseThrow(() -> new NotFoundException("There is no request of that number."));
    }

    private boolean concerns(Request request, Person person) {
        return person.role() == Role.ADMIN
                || request.isBy(person.id())
                || units.get(request.businessUnit()).mayAsk(person.id());
    }

    /** Without what no text in a database can hold. */
    private static String storable(String text) {
        return text.codePoints()
                .filter(code -> code != 0 && Character.getType(code) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}

package io.slipway.approvals.web;

import io.slipway.approvals.Approvals;
import io.slipway.approvals.BadReasonException;
import io.slipway.approvals.MayNotSignException;
import io.slipway.identity.CurrentUser;
import io.slipway.requests.IllegalTransitionException;
import io.slipway.requests.OtherPlanException;
import io.slipway.requests.OwnRequestException;
import io.slipway.requests.Request;
import io.slipway.requests.RequestId;
import io.slipway.requests.RequestSheet;
import io.slipway.requests.Visibility;
import io.slipway.web.Flash;
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
    private final Visibility visibility;
    private final RequestSheet sheet;
    private final DecisionAnswers answers;
    private final CurrentUser currentUser;

    DecisionController(
            Approvals approvals,
            Visibility visibility,
            RequestSheet sheet,
            DecisionAnswers answers,
            CurrentUser currentUser) {
        this.approvals = approvals;
        this.visibility = visibility;
        this.sheet = sheet;
        this.answers = answers;
        this.currentUser = currentUser;
    }

    @PostMapping("/requests/{id:\\d{1,18}}/decision")
    ModelAndView decide(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String digest,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes after) {
        var request = visibility.visible(new RequestId(id), currentUser.get());
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

    /** Without what no text in a database can hold. */
    private static String storable(String text) {
        return text.codePoints()
                .filter(code -> code != 0 && Character.getType(code) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}

package io.slipway.requests.web;

import io.slipway.catalog.Catalog;
import io.slipway.identity.CurrentUser;
import io.slipway.organization.BusinessUnits;
import io.slipway.organization.Readiness.Hindrance;
import io.slipway.requests.Drafts;
import io.slipway.requests.NameHeldException;
import io.slipway.requests.Request;
import io.slipway.requests.RequestStanding;
import io.slipway.requests.Requests;
import io.slipway.requests.web.WishCheck.Verdict;
import io.slipway.web.Flash;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One request: where it stands, and what its requester can do about it. */
@Controller
@RequestMapping("/requests/{id:\\d{1,18}}")
class RequestController {

    private final Requests requests;
    private final Drafts drafts;
    private final Catalog catalog;
    private final BusinessUnits units;
    private final ReadyAccounts accounts;
    private final WishCheck check;
    private final RequestAccess access;
    private final RequestPages pages;
    private final RequestForms forms;
    private final CurrentUser currentUser;

    RequestController(
            Requests requests,
            Drafts drafts,
            Catalog catalog,
            BusinessUnits units,
            ReadyAccounts accounts,
            WishCheck check,
            RequestAccess access,
            RequestPages pages,
            RequestForms forms,
            CurrentUser currentUser) {
        this.requests = requests;
        this.drafts = drafts;
        this.catalog = catalog;
        this.units = units;
        this.accounts = accounts;
        this.check = check;
        this.access = access;
        this.pages = pages;
        this.forms = forms;
        this.currentUser = currentUser;
    }

    @GetMapping
    ModelAndView show(@PathVariable long id) {
        return new ModelAndView("requests/request", "page", pages.of(access.visible(id), currentUser.get()));
    }

    /** Tells an open page that there is something new; the page then loads itself again. */
    @GetMapping("/news")
    ResponseEntity<Void> news(@PathVariable long id, @RequestParam String seen) {
        var same = RequestStanding.of(access.visible(id).state()).label().equals(seen);
        return ResponseEntity.status(HttpStatus.NO_CONTENT)
                .headers(headers -> {
                    headers.setCacheControl("no-store");
                    if (!same) {
                        headers.set("HX-Refresh", "true");
                    }
                })
                .build();
    }

    @PostMapping("/plan")
    ModelAndView plan(@PathVariable long id) {
        var request = access.own(id);
        if (request.isDraft()) {
            return finish(request);
        }
        var hindrance = hindrance(request);
        if (hindrance.isPresent()) {
            return notReady(request, hindrance.get());
        }
        drafts.plan(request.id());
        return shown(request);
    }

    @PostMapping("/submit")
    ModelAndView submit(
            @PathVariable long id, @RequestParam(defaultValue = "") String digest, RedirectAttributes after) {
        var request = access.own(id);
        var hindrance = hindrance(request);
        if (hindrance.isPresent()) {
            return notReady(request, hindrance.get());
        }
        try {
            requests.submit(request.id(), digest);
        } catch (NameHeldException e) {
            return nameHeld(request);
        }
        after.addFlashAttribute("flash", Flash.success("Submitted. The approvers see exactly this plan."));
        return shown(request);
    }

    @PostMapping("/withdraw")
    ModelAndView withdraw(@PathVariable long id, RedirectAttributes after) {
        var request = access.own(id);
        requests.withdraw(request.id());
        after.addFlashAttribute("flash", Flash.info("Withdrawn. Nothing was made."));
        return shown(request);
    }

    @PostMapping("/delete")
    ModelAndView delete(@PathVariable long id, RedirectAttributes after) {
        var request = access.own(id);
        drafts.discard(request.id());
        after.addFlashAttribute("flash", Flash.info("The draft %s is deleted.".formatted(request.id())));
        return new ModelAndView("redirect:/requests");
    }

    private ModelAndView finish(Request draft) {
        var template = catalog.get(draft.template());
        var typed = draft.wish().typed();
        return switch (check.check(template.manifest(), typed, draft.requester())) {
            case Verdict.Good(var wish) -> shown(drafts.ask(draft.id(), wish));
            case Verdict.Wrong(var problems) -> FormController.wrong(forms.again(draft, template, typed, problems));
        };
    }

    private ModelAndView nameHeld(Request request) {
        return wrong(
                request,
                FormNames.PROJECT,
                "Another request took this name while yours was planned. Choose another one and check the plan again.");
    }

    /** Looked at only while it can still be mended; whatever moved on is told so by the request itself. */
    private Optional<Hindrance> hindrance(Request request) {
        return RequestAccess.isEditable(request) && !request.isDraft()
                ? units.find(request.businessUnit())
                        .flatMap(unit -> accounts.hindrance(
                                unit, catalog.get(request.template()).manifest()))
                : Optional.empty();
    }

    private ModelAndView notReady(Request request, Hindrance hindrance) {
        return wrong(request, FormNames.BUSINESS_UNIT, hindrance.message());
    }

    private ModelAndView wrong(Request request, String field, String problem) {
        var template = catalog.get(request.template());
        return FormController.wrong(
                forms.again(request, template, request.wish().typed(), Map.of(field, problem)));
    }

    private static ModelAndView shown(Request request) {
        return new ModelAndView("redirect:/requests/" + request.id().value());
    }
}

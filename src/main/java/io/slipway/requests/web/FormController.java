package io.slipway.requests.web;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.TemplateKey;
import io.slipway.catalog.TemplateVersion;
import io.slipway.catalog.TemplateVersion.Status;
import io.slipway.catalog.TemplateVersionId;
import io.slipway.identity.CurrentUser;
import io.slipway.identity.UserId;
import io.slipway.requests.Drafts;
import io.slipway.requests.Request;
import io.slipway.requests.Wish;
import io.slipway.requests.web.WishCheck.Verdict;
import io.slipway.web.Flash;
import io.slipway.web.NotFoundException;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form: new, again with what is wrong, and for a request that is mended. */
@Controller
class FormController {

    private final Catalog catalog;
    private final Drafts drafts;
    private final WishCheck check;
    private final RequestForms forms;
    private final RequestAccess access;
    private final AskingUnits units;
    private final CurrentUser currentUser;

    FormController(
            Catalog catalog,
            Drafts drafts,
            WishCheck check,
            RequestForms forms,
            RequestAccess access,
            AskingUnits units,
            CurrentUser currentUser) {
        this.catalog = catalog;
        this.drafts = drafts;
        this.check = check;
        this.forms = forms;
        this.access = access;
        this.units = units;
        this.currentUser = currentUser;
    }

    @GetMapping("/requests/new")
    ModelAndView fresh(@RequestParam Map<String, String> link) {
        var named = link.getOrDefault(FormNames.TEMPLATE, "");
        if (named.isEmpty()) {
            return new ModelAndView("redirect:/templates");
        }
        var template = askable(named);
        var mine = units.of(me());
        if (mine.isEmpty()) {
            return new ModelAndView(
                    "requests/nowhere", Map.of("nowhere", forms.nowhere(template)), HttpStatus.FORBIDDEN);
        }
        var only = mine.getFirst().key().value();
        return form(forms.fresh(template, FormNames.prefilled(template.manifest(), link, only), me()));
    }

    @PostMapping("/requests")
    ModelAndView create(@RequestParam Map<String, String> sent, RedirectAttributes after) {
        var template = askable(sent.getOrDefault(FormNames.TEMPLATE, ""));
        var typed = FormNames.submitted(template.manifest(), sent);
        return switch (Pressed.of(sent)) {
            case PICTURE -> form(forms.fresh(template, typed, me()));
            case KEEP -> keep(template, typed, after);
            case PLAN -> ask(template, typed);
        };
    }

    @GetMapping("/requests/{id:\\d{1,18}}/edit")
    ModelAndView edit(@PathVariable long id) {
        var request = access.editable(id);
        return form(forms.again(request, template(request), request.wish().typed(), Map.of()));
    }

    @PostMapping("/requests/{id:\\d{1,18}}")
    ModelAndView change(@PathVariable long id, @RequestParam Map<String, String> sent, RedirectAttributes after) {
        var request = access.editable(id);
        var typed = FormNames.submitted(template(request).manifest(), sent);
        return switch (Pressed.of(sent)) {
            case PICTURE -> form(forms.again(request, template(request), typed, Map.of()));
            case KEEP -> keep(request, typed, after);
            case PLAN -> ask(request, typed);
        };
    }

    private ModelAndView keep(TemplateVersion template, Wish.Typed typed, RedirectAttributes after) {
        var problems = check.tooLong(typed);
        return problems.isEmpty()
                ? kept(drafts.begin(me(), template.id(), typed), after)
                : wrong(forms.wrong(template, typed, me(), problems));
    }

    private ModelAndView keep(Request request, Wish.Typed typed, RedirectAttributes after) {
        var problems = check.tooLong(typed);
        return problems.isEmpty()
                ? kept(drafts.keep(request.id(), typed), after)
                : wrong(forms.again(request, template(request), typed, problems));
    }

    private ModelAndView ask(TemplateVersion template, Wish.Typed typed) {
        return switch (check.check(template.manifest(), typed, me())) {
            case Verdict.Good(var wish) -> shown(drafts.ask(me(), template.id(), wish));
            case Verdict.Wrong(var problems) -> wrong(forms.wrong(template, typed, me(), problems));
        };
    }

    private ModelAndView ask(Request request, Wish.Typed typed) {
        return switch (check.check(template(request).manifest(), typed, request.requester())) {
            case Verdict.Good(var wish) -> shown(drafts.ask(request.id(), wish));
            case Verdict.Wrong(var problems) -> wrong(forms.again(request, template(request), typed, problems));
        };
    }

    private static ModelAndView kept(Request draft, RedirectAttributes after) {
        after.addFlashAttribute("flash", Flash.success("Kept as a draft. Nobody else sees it."));
        return shown(draft);
    }

    private static ModelAndView shown(Request request) {
        return new ModelAndView("redirect:/requests/" + request.id().value());
    }

    private static ModelAndView form(RequestForm form) {
        return new ModelAndView("requests/form", "form", form);
    }

    static ModelAndView wrong(RequestForm form) {
        return new ModelAndView("requests/form", Map.of("form", form), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private TemplateVersion template(Request request) {
        return catalog.get(request.template());
    }

    /** Only what is published can be asked for, whatever a form says. */
    private TemplateVersion askable(String named) {
        return version(named)
                .filter(version -> version.status() == Status.PUBLISHED)
                .orElseThrow(() -> new NotFoundException("There is no template of that name."));
    }

    private Optional<TemplateVersion> version(String named) {
        try {
            return named.contains("@")
                    ? catalog.find(TemplateVersionId.of(named))
                    : catalog.newest(new TemplateKey(named));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private UserId me() {
        return currentUser.get().id();
    }

    /** Which button sent the form. */
    private enum Pressed {
        PLAN,
        KEEP,
        PICTURE;

        static Pressed of(Map<String, String> sent) {
            return switch (sent.getOrDefault("then", "")) {
                case "keep" -> KEEP;
                case "picture" -> PICTURE;
                default -> PLAN;
            };
        }
    }
}

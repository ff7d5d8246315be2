package io.slipway.requests.web;

import io.slipway.catalog.Catalog;
import io.slipway.catalog.TemplateVersion;
import io.slipway.catalog.TemplateVersionId;
import io.slipway.identity.CurrentUser;
import io.slipway.requests.web.RequestForm.NameMessage;
import io.slipway.web.NotFoundException;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What follows the form while somebody types: the check of the name, and the picture of what will be made. */
@Controller
class FormPartsController {

    private final Catalog catalog;
    private final NameDesk names;
    private final RequestForms forms;
    private final AskingUnits units;
    private final CurrentUser currentUser;

    FormPartsController(
            Catalog catalog, NameDesk names, RequestForms forms, AskingUnits units, CurrentUser currentUser) {
        this.catalog = catalog;
        this.names = names;
        this.forms = forms;
        this.units = units;
        this.currentUser = currentUser;
    }

    @GetMapping("/requests/name-check")
    ModelAndView name(@RequestParam Map<String, String> sent) {
        var me = currentUser.get().id();
        var unit = units.find(sent.getOrDefault(FormNames.BUSINESS_UNIT, ""), me);
        var finding = names.look(
                sent.getOrDefault(FormNames.PROJECT, ""),
                unit.orElse(null),
                template(sent).manifest());
        return new ModelAndView("requests/form :: name-message", "message", NameMessage.of(finding));
    }

    @PostMapping("/requests/outline")
    ModelAndView outline(@RequestParam Map<String, String> sent) {
        var manifest = template(sent).manifest();
        var outline = forms.outline(
                manifest, FormNames.submitted(manifest, sent), currentUser.get().id());
        return new ModelAndView("requests/form :: outline", "outline", outline);
    }

    private TemplateVersion template(Map<String, String> sent) {
        try {
            return catalog.find(TemplateVersionId.of(sent.getOrDefault(FormNames.TEMPLATE, "")))
                    .filter(version -> version.status() != TemplateVersion.Status.DRAFT)
                    .orElseThrow(() -> new NotFoundException("There is no template of that name."));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("There is no template of that name.");
        }
    }
}

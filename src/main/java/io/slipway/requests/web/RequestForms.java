package io.slipway.requests.web;

import io.slipway.catalog.Manifest;
import io.slipway.catalog.Parameter;
import io.slipway.catalog.TemplateVersion;
import io.slipway.identity.People;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Readiness.Hindrance;
import io.slipway.requests.AnswerCheck;
import io.slipway.requests.Request;
import io.slipway.requests.Wish;
import io.slipway.requests.web.Field.Option;
import io.slipway.requests.web.RequestForm.NameMessage;
import io.slipway.web.Crumb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the form's page from a template's manifest and what was typed. */
@Component
class RequestForms {

    private static final Logger log = LoggerFactory.getLogger(RequestForms.class);
    private static final Crumb REQUESTS = new Crumb("Requests", "/requests");

    private final AskingUnits units;
    private final ReadyAccounts accounts;
    private final NameDesk names;
    private final List<AnswerCheck> outside;
    private final People people;

    RequestForms(AskingUnits units, ReadyAccounts accounts, NameDesk names, List<AnswerCheck> outside, People people) {
        this.units = units;
        this.accounts = accounts;
        this.names = names;
        this.outside = outside;
        this.people = people;
    }

    /** A form that nobody sent yet. */
    RequestForm fresh(TemplateVersion template, Wish.Typed typed, UserId asker) {
        return wrong(template, typed, asker, Map.of());
    }

    /** The form once more, with what to mend by field. */
    RequestForm wrong(TemplateVersion template, Wish.Typed typed, UserId asker, Map<String, String> problems) {
        var crumbs = List.of(
                new Crumb("Templates", "/templates"),
                new Crumb(
                        template.manifest().name(),
                        "/templates/" + template.id().template()),
                new Crumb("New request", null));
        return form(template, typed, asker, problems, crumbs, "/requests");
    }

    /** The form of a request that is there already. */
    RequestForm again(Request request, TemplateVersion template, Wish.Typed typed, Map<String, String> problems) {
        var page = "/requests/" + request.id().value();
        var crumbs = List.of(REQUESTS, new Crumb(request.id().toString(), page), new Crumb("Edit", null));
        return form(template, typed, request.requester(), problems, crumbs, page);
    }

    Outline outline(Manifest manifest, Wish.Typed typed, UserId asker) {
        var unit = units.find(typed.businessUnit(), asker).orElse(null);
        return Outline.of(manifest, typed, unit, unit == null ? "" : signs(unit, asker));
    }

    Nowhere nowhere(TemplateVersion template) {
        return new Nowhere(template.manifest().name());
    }

    private RequestForm form(
            TemplateVersion template,
            Wish.Typed typed,
            UserId asker,
            Map<String, String> problems,
            List<Crumb> crumbs,
            String action) {
        return new RequestForm(
                template.manifest().name(),
                template.id().version(),
                template.manifest().summary(),
                crumbs,
                template.id().toString(),
                action,
                fields(template.manifest(), typed, asker, problems),
                mend(template.manifest(), typed, asker),
                nameMessage(template.manifest(), typed, asker, problems),
                outline(template.manifest(), typed, asker));
    }

    private List<Field> fields(Manifest manifest, Wish.Typed typed, UserId asker, Map<String, String> problems) {
        var fields = new ArrayList<Field>();
        fields.add(unit(manifest, typed.businessUnit(), asker, problem(problems, FormNames.BUSINESS_UNIT)));
        fields.add(Field.project(typed.project(), problem(problems, FormNames.PROJECT)));
        var teams = teams(manifest);
        manifest.parameters()
                .forEach(parameter -> fields.add(Field.of(
                        parameter,
                        typed.answers().getOrDefault(parameter.name(), ""),
                        problem(problems, parameter.name()),
                        teams)));
        fields.add(Field.reason(typed.reason(), problem(problems, FormNames.REASON)));
        return fields;
    }

    private Field unit(Manifest manifest, String value, UserId asker, String problem) {
        var options = units.of(asker).stream()
                .map(unit -> new Option(
                        unit.key().value(),
                        unit.name(),
                        standing(unit, manifest),
                        unit.key().value().equals(value)))
                .toList();
        var hint = "It owns the project: its region and its accounts are used, and its approvers sign.";
        return new Field(
                FormNames.BUSINESS_UNIT,
                "select",
                "Business unit",
                hint,
                true,
                value,
                problem,
                Field.Bounds.NONE,
                options);
    }

    /** Beside the name in the list: where it is, or that it is not ready. */
    private String standing(BusinessUnit unit, Manifest manifest) {
        return accounts.hindrance(unit, manifest)
                .map(hindrance -> "%s is not ready".formatted(hindrance.stages()))
                .orElse(unit.region());
    }

    private @Nullable String mend(Manifest manifest, Wish.Typed typed, UserId asker) {
        return units.find(typed.businessUnit(), asker)
                .flatMap(unit -> accounts.hindrance(unit, manifest))
                .map(Hindrance::href)
                .orElse(null);
    }

    private NameMessage nameMessage(Manifest manifest, Wish.Typed typed, UserId asker, Map<String, String> problems) {
        if (typed.project().isBlank() || problems.containsKey(FormNames.PROJECT)) {
            return NameMessage.NONE;
        }
        var unit = units.find(typed.businessUnit(), asker).orElse(null);
        return NameMessage.of(names.look(typed.project(), unit, manifest));
    }

    private List<String> teams(Manifest manifest) {
        var asked = manifest.parameters().stream().anyMatch(Parameter.Team.class::isInstance);
        return asked
                ? outside.stream()
                        .flatMap(check -> teams(check).stream())
                        .distinct()
                        .toList()
                : List.of();
    }

    /** Without an answer the team is typed instead of chosen. */
    private static List<String> teams(AnswerCheck check) {
        try {
            return check.teams();
        } catch (RuntimeException e) {
            log.warn("{} cannot say which teams there are", check.getClass().getSimpleName(), e);
            return List.of();
        }
    }

    private String signs(BusinessUnit unit, UserId asker) {
        return unit.approvers().stream()
                .filter(approver -> !approver.equals(asker))
                .map(people::nameOf)
                .collect(Collectors.joining(" or "));
    }

    private static String problem(Map<String, String> problems, String name) {
        return problems.getOrDefault(name, "");
    }

    /** The page for somebody who may ask in no business unit. */
    record Nowhere(String template) {}
}

package io.slipway.projects.web;

import io.slipway.approvals.Approvals;
import io.slipway.catalog.Catalog;
import io.slipway.identity.CurrentUser;
import io.slipway.identity.Person;
import io.slipway.organization.BusinessUnits;
import io.slipway.projects.Noticeboard;
import io.slipway.projects.Noticeboard.Note;
import io.slipway.projects.Projects;
import io.slipway.requests.RequestRow;
import io.slipway.requests.RequestRows;
import io.slipway.requests.Requests;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where somebody stands: what waits, what is being made, what there is. */
@Controller
class HomeController {

    private static final int WAITING = 3;
    private static final int REQUESTS = 5;
    private static final int PROJECTS = 6;

    private final CurrentUser currentUser;
    private final Requests requests;
    private final Projects projects;
    private final Approvals approvals;
    private final Catalog catalog;
    private final BusinessUnits units;
    private final RequestRows rows;
    private final Noticeboard noticeboard;

    HomeController(
            CurrentUser currentUser,
            Requests requests,
            Projects projects,
            Approvals approvals,
            Catalog catalog,
            BusinessUnits units,
            RequestRows rows,
            Noticeboard noticeboard) {
        this.currentUser = currentUser;
        this.requests = requests;
        this.projects = projects;
        this.approvals = approvals;
        this.catalog = catalog;
        this.units = units;
        this.rows = rows;
        this.noticeboard = noticeboard;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("home", home(currentUser.get()));
        return "projects/home";
    }

    private Home home(Person person) {
        var mine = requests.page(new Requests.Filter.By(person.id()), Long.MAX_VALUE, REQUESTS);
        var waiting = approvals.waitingFor(person);
        var cards = projects.page(person, "", Long.MAX_VALUE, PROJECTS).stream()
                .map(project -> ProjectCard.of(project, units.get(project.businessUnit()), catalog))
                .toList();
        var mayAsk = units.all().stream().anyMatch(unit -> unit.mayAsk(person.id()));
        var first = rows.of(waiting.subList(0, Math.min(WAITING, waiting.size())));
        return new Home(notes(person, first), waiting.size(), first, rows.of(mine), cards, catalog.published(), mayAsk);
    }

    /** What stands further down the page already is not said twice. */
    private List<Note> notes(Person person, List<RequestRow> shown) {
        var listed = shown.stream().map(row -> "/requests/" + row.id()).toList();
        return noticeboard.of(person.id()).stream()
                .filter(note -> !listed.contains(note.href()))
                .toList();
    }
}

package io.slipway.projects.web;

import io.slipway.approvals.Approvals;
import io.slipway.catalog.Catalog;
import io.slipway.catalog.TemplateVersion;
import io.slipway.identity.CurrentUser;
import io.slipway.identity.Person;
import io.slipway.organization.BusinessUnits;
import io.slipway.projects.Noticeboard;
import io.slipway.projects.Noticeboard.Note;
import io.slipway.projects.Projects;
import io.slipway.requests.Request;
import io.slipway.requests.RequestStanding;
import io.slipway.requests.Requests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where somebody stands: what waits, what is being made, what there is. */
@Controller
class HomeController {

    private static final int REQUESTS = 5;
    private static final int PROJECTS = 6;

    private final CurrentUser currentUser;
    private final Requests requests;
    private final Projects projects;
    private final Approvals approvals;
    private final Catalog catalog;
    private final BusinessUnits units;
    private final Noticeboard noticeboard;

    HomeController(
            CurrentUser currentUser,
            Requests requests,
            Projects projects,
            Approvals approvals,
            Catalog catalog,
            BusinessUnits units,
            Noticeboard noticeboard) {
        this.currentUser = currentUser;
        this.requests = requests;
        this.projects = projects;
        this.approvals = approvals;
        this.catalog = catalog;
        this.units = units;
        this.noticeboard = noticeboard;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("home", home(currentUser.get()));
        return "projects/home";
    }

    private Home home(Person person) {
        var mine = requests.page(new Requests.Filter.By(person.id()), Long.MAX_VALUE, REQUESTS).stream()
                .map(this::row)
                .toList();
        var cards = projects.page(person, "", Long.MAX_VALUE, PROJECTS).stream()
                .map(project -> ProjectCard.of(project, units.get(project.businessUnit()), catalog))
                .toList();
        var mayAsk = units.all().stream().anyMatch(unit -> unit.mayAsk(person.id()));
        return new Home(
                noticeboard.of(person.id()),
                approvals.waitingFor(person).size(),
                mine,
                cards,
                catalog.published(),
                mayAsk);
    }

    private Row row(Request request) {
        var template = catalog.get(request.template()).manifest().name();
        return new Row(
                request.id().value(),
                request.id().toString(),
                request.title(),
                template,
                RequestStanding.of(request.state()),
                request.changedAt());
    }

    /**
     * The page.
     *
     * @param waiting how many requests wait for this person's signature
     */
    record Home(
            List<Note> notes,
            int waiting,
            List<Row> requests,
            List<ProjectCard> projects,
            List<TemplateVersion> templates,
            boolean mayAsk) {

        public String lead() {
            var moving =
                    requests.stream().filter(row -> row.standing().moving()).count();
            var sentences = new ArrayList<String>();
            if (waiting > 0) {
                sentences.add(
                        waiting == 1
                                ? "One request waits for your signature."
                                : waiting + " requests wait for your signature.");
            }
            if (moving > 0) {
                sentences.add(
                        moving == 1 ? "One request is being worked on." : moving + " requests are being worked on.");
            }
            return sentences.isEmpty() ? "Nothing waits for you." : String.join(" ", sentences);
        }

        public boolean isNew() {
            return requests.isEmpty() && projects.isEmpty();
        }
    }

    /** A request in the list. */
    record Row(long number, String id, String title, String template, RequestStanding standing, Instant changedAt) {}
}

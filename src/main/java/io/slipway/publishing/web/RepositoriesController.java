package io.slipway.publishing.web;

import io.github.wimdeblauwe.htmx.spring.boot.mvc.HxRequest;
import io.slipway.github.GitHubException;
import io.slipway.identity.People;
import io.slipway.identity.UserId;
import io.slipway.publishing.Choice;
import io.slipway.publishing.FileChange;
import io.slipway.publishing.Publication;
import io.slipway.publishing.Publishing;
import io.slipway.web.Flash;
import io.slipway.web.NotFoundException;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The template repositories: how they differ from the organization's, and their publishing. */
@Controller
@RequestMapping(RepositoriesPage.HREF)
class RepositoriesController {

    private final Publishing publishing;
    private final People people;
    private final Admins admins;

    RepositoriesController(Publishing publishing, People people, Admins admins) {
        this.publishing = publishing;
        this.people = people;
        this.admins = admins;
    }

    /** The page; GitHub is asked afterwards, by the page itself or, without script, by {@code look}. */
    @GetMapping
    String all(
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "false") boolean look,
            Model model) {
        admins.expect();
        var found = publishing.page(before, RepositoriesPage.SIZE + 1);
        model.addAttribute(
                "page",
                new RepositoriesPage(
                        look ? difference() : null,
                        publishing.going().map(this::view).orElse(null),
                        found.stream()
                                .limit(RepositoriesPage.SIZE)
                                .map(this::view)
                                .toList(),
                        RepositoriesPage.older(found),
                        before == Long.MAX_VALUE ? null : RepositoriesPage.HREF));
        return "publishing/repositories";
    }

    @HxRequest
    @GetMapping
    String difference(Model model) {
        admins.expect();
        model.addAttribute("difference", difference());
        return "publishing/repositories :: difference(difference=${difference})";
    }

    @GetMapping("/{name}/file")
    String file(@PathVariable String name, @RequestParam String path, Model model) {
        admins.expect();
        model.addAttribute("file", asked(() -> page(name, path)));
        return "publishing/file";
    }

    @HxRequest
    @GetMapping("/{name}/file")
    String patch(@PathVariable String name, @RequestParam String path, Model model) {
        file(name, path, model);
        return "publishing/file :: patch(file=${file})";
    }

    /** Publishes what was seen, and nothing else. */
    @PostMapping
    String publish(
            @RequestParam String digest,
            @RequestParam(defaultValue = "theirs") String choice,
            RedirectAttributes redirect) {
        var me = admins.expect();
        var chosen = Choice.of(choice)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "Choose theirs or ours."));
        var plan = asked(publishing::plan);
        if (!plan.digest().equals(digest)) {
            redirect.addFlashAttribute(
                    "flash",
                    Flash.warning("Look at the difference again, then publish.")
                            .titled("The organization changed since you looked. Nothing was written."));
            return "redirect:" + RepositoriesPage.HREF;
        }
        if (!plan.hasWork(chosen)) {
            redirect.addFlashAttribute("flash", Flash.info("There is nothing to publish."));
            return "redirect:" + RepositoriesPage.HREF;
        }
        return "redirect:%s/publications/%d"
                .formatted(RepositoriesPage.HREF, publishing.begin(me.id().value(), plan, chosen));
    }

    @GetMapping("/publications/{id}")
    String publication(@PathVariable long id, Model model) {
        admins.expect();
        model.addAttribute(
                "publication",
                publishing
                        .find(id)
                        .map(this::view)
                        .orElseThrow(() -> new NotFoundException("There is no such publication.")));
        return "publishing/publication";
    }

    /** What changes while it goes on. */
    @HxRequest
    @GetMapping("/publications/{id}")
    String news(@PathVariable long id, Model model) {
        publication(id, model);
        return "publishing/publication :: progress";
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (GitHubException e) {
            throw new ResponseStatusException(HttpStatus.BAD_GATEWAY, e.getMessage(), e);
        }
    }

    private DifferenceView difference() {
        try {
            return DifferenceView.of(publishing.plan());
        } catch (GitHubException e) {
            return DifferenceView.unknown(String.valueOf(e.getMessage()));
        }
    }

    private FilePage page(String name, String path) {
        var repository = publishing
                .plan(name)
                .orElseThrow(() -> new NotFoundException("There is no template repository of that name."));
        return repository.files().stream()
                .filter(file -> file.path().equals(path))
                .filter(file -> file.kind() != FileChange.Kind.NONE)
                .findFirst()
                .map(file -> FilePage.of(name, path, publishing.sides(repository, file)))
                .orElseThrow(() -> new NotFoundException("That file is the same on both sides now."));
    }

    private PublicationView view(Publication publication) {
        return PublicationView.of(publication, nameOf(publication.askedBy()));
    }

    /** Whoever sits at the command line has a name of the machine, which need not be a login. */
    private String nameOf(String by) {
        try {
            return people.nameOf(new UserId(by));
        } catch (IllegalArgumentException e) {
            return by;
        }
    }
}

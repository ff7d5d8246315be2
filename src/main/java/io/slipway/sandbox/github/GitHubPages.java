package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import io.slipway.sandbox.github.OrganizationPage.Row;
import io.slipway.sandbox.github.OrganizationPage.TeamRow;
import io.slipway.web.NotFoundException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** What GitHub's own pages would show. */
@Controller
@OnSandbox
class GitHubPages {

    private static final int ROWS = 50;
    private static final String REPOSITORY = "/github/" + Cast.ORGANIZATION + "/{name}";

    private final JdbcRepositories repositories;
    private final JdbcTeams teams;
    private final JdbcGrants grants;
    private final RepositoryView view;
    private final FileView files;
    private final JdbcPullRequests pulls;

    GitHubPages(
            JdbcRepositories repositories,
            JdbcTeams teams,
            JdbcGrants grants,
            RepositoryView view,
            FileView files,
            JdbcPullRequests pulls) {
        this.repositories = repositories;
        this.teams = teams;
        this.grants = grants;
        this.view = view;
        this.files = files;
        this.pulls = pulls;
    }

    @GetMapping("/github")
    String organization(@RequestParam(defaultValue = "") String after, Model model) {
        var found = repositories.after(after, ROWS + 1);
        var rows = found.stream().limit(ROWS).map(GitHubPages::row).toList();
        var older = found.size() > ROWS
                ? "/github?after=" + UriUtils.encode(rows.getLast().repo().name(), StandardCharsets.UTF_8)
                : null;
        var page = new OrganizationPage(
                Cast.ORGANIZATION,
                Cast.ORGANIZATION_NAME,
                rows,
                after.isEmpty() ? null : "/github",
                older,
                teams.all().stream().map(this::team).toList());
        model.addAttribute("organization", page);
        return "sandbox/organization";
    }

    /** Where the addresses of the organization, its people and its teams lead. */
    @GetMapping({"/github/{account}", "/github/orgs/{account}/teams/{team}"})
    String account() {
        return "redirect:/github";
    }

    @GetMapping(REPOSITORY)
    String repository(@PathVariable String name, Model model) {
        model.addAttribute("repository", view.of(find(name)));
        return "sandbox/repository";
    }

    @GetMapping({
        REPOSITORY + "/tree/{branch}",
        REPOSITORY + "/tree/{branch}/{*path}",
        REPOSITORY + "/blob/{branch}/{*path}"
    })
    String files(
            @PathVariable String name,
            @PathVariable String branch,
            @PathVariable(required = false) @Nullable String path,
            Model model) {
        var page = files.page(find(name), branch, inside(path)).orElseThrow(GitHubPages::noFile);
        model.addAttribute("files", page);
        return "sandbox/files";
    }

    /** Always as text: nothing that lies in a repository runs in the portal. */
    @GetMapping(REPOSITORY + "/raw/{branch}/{*path}")
    ResponseEntity<byte[]> raw(@PathVariable String name, @PathVariable String branch, @PathVariable String path) {
        var bytes = files.raw(find(name), branch, inside(path)).orElseThrow(GitHubPages::noFile);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(bytes);
    }

    /** What a pull request would bring: the files of its branch. */
    @GetMapping(REPOSITORY + "/pull/{number:\\d{1,9}}")
    String pullRequest(@PathVariable String name, @PathVariable int number) {
        var repo = find(name);
        var pull = pulls.find(repo.id(), number)
                .orElseThrow(() -> new NotFoundException("There is no pull request of that number."));
        return "redirect:"
                + UriUtils.encodePath(
                        "/github/%s/tree/%s".formatted(repo.fullName(), pull.head()), StandardCharsets.UTF_8);
    }

    private Repo find(String name) {
        return repositories
                .find(name)
                .orElseThrow(() -> new NotFoundException("There is no repository of that name in the sandbox."));
    }

    private static NotFoundException noFile() {
        return new NotFoundException("There is no such file on that branch.");
    }

    private static String inside(@Nullable String path) {
        return path == null ? "" : path.replaceAll("^/+|/+$", "");
    }

    private static Row row(Repo repo) {
        return new Row(repo, "/github/" + repo.fullName());
    }

    private TeamRow team(Team team) {
        List<String> members = teams.members(team.id()).stream()
                .map(JdbcTeams.Membership::login)
                .toList();
        return new TeamRow(team, members, grants.ofTeam(team.id()).size());
    }
}

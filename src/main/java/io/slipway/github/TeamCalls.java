package io.slipway.github;

import io.slipway.github.GitHub.Organization;
import io.slipway.github.GitHub.Permission;
import io.slipway.github.GitHub.Team;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kohsuke.github.GHTeam;
import tools.jackson.databind.JsonNode;

/** The organization, its users and teams, and what teams may do. */
record TeamCalls(Line line) {

    private static final String TEAM = "/orgs/{organization}/teams/{team}";
    private static final String ACCESS = TEAM + "/repos/{owner}/{repository}";

    Organization organization() {
        return Library.ask(() -> new Organization(
                line.organization().getLogin(), line.organization().getId()));
    }

    String webUrl() {
        return Library.ask(() -> line.organization().getHtmlUrl().toString());
    }

    boolean userExists(String login) {
        return line.rest().find("/users/{login}", login).isPresent();
    }

    List<Team> all() {
        return Library.ask(() -> line.organization().listTeams().withPageSize(100).toList().stream()
                .map(TeamCalls::read)
                .sorted(Comparator.comparing(Team::slug))
                .toList());
    }

    Optional<Team> find(String slug) {
        return unlessMissing(() -> Library.ask(() -> read(line.organization().getTeamBySlug(slug))));
    }

    Team create(String name, String description) {
        try {
            return Library.ask(() -> read(line.organization()
                    .createTeam(name)
                    .description(description)
                    .privacy(GHTeam.Privacy.CLOSED)
                    .create()));
        } catch (RefusedException e) {
            if (e.nameTaken()) {
                throw new NameTakenException("There is a team %s already.".formatted(name));
            }
            throw e;
        }
    }

    Set<String> members(String team) {
        return line.rest().all("", 100, TEAM + "/members", line.login(), team).stream()
                .map(member -> member.path("login").asString("").toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void addMember(String team, String login) {
        line.rest().put(Map.of("role", "member"), TEAM + "/memberships/{login}", line.login(), team, login);
    }

    Optional<Permission> permission(String team, String repository) {
        return line.rest()
                .findAs(
                        "application/vnd.github.v3.repository+json",
                        ACCESS,
                        line.login(),
                        team,
                        line.login(),
                        repository)
                .map(json -> json.path("permissions"))
                .flatMap(TeamCalls::highest);
    }

    void grant(String team, String repository, Permission permission) {
        line.rest().put(Map.of("permission", permission.key()), ACCESS, line.login(), team, line.login(), repository);
    }

    private static Optional<Permission> highest(JsonNode permissions) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permissions.path(permission.key()).asBoolean(false))
                .max(Comparator.naturalOrder());
    }

    private static <T> Optional<T> unlessMissing(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (RefusedException e) {
            if (e.notFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Team read(GHTeam team) {
        var description = team.getDescription();
        return new Team(team.getId(), team.getSlug(), team.getName(), description == null ? "" : description);
    }
}

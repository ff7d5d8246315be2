package io.slipway.planning;

import io.slipway.catalog.Manifest;
import io.slipway.github.GitHub;
import io.slipway.github.GitHubException;
import io.slipway.organization.BusinessUnit;
import io.slipway.requests.NameCheck;
import io.slipway.requests.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether GitHub has room for what is named after a project. When GitHub is silent, so is this. */
@Component
class GitHubNameCheck implements NameCheck {

    private static final int MAX = 100;

    private final GitHub github;

    GitHubNameCheck(GitHub github) {
        this.github = github;
    }

    @Override
    public List<String> problems(ProjectName name, BusinessUnit unit, Manifest manifest) {
        var repositories = manifest.repositories().stream()
                .map(spec -> spec.name(name.value()))
                .toList();
        var problems = new ArrayList<String>();
        tooLong(repositories).forEach(problems::add);
        taken(
                        "repository",
                        repositories,
                        repository -> github.repository(repository).isPresent())
                .forEach(problems::add);
        taken(
                        "team",
                        List.of(name + "-maintainers", name + "-approvers"),
                        team -> github.team(team).isPresent())
                .forEach(problems::add);
        return problems;
    }

    private static Stream<String> tooLong(List<String> repositories) {
        return repositories.stream()
                .filter(repository -> repository.length() > MAX)
                .map("Choose a shorter name: GitHub takes no repository %s of more than 100 characters."::formatted);
    }

    private static Stream<String> taken(String kind, List<String> names, Predicate<String> isThere) {
        return names.stream()
                .filter(name -> known(isThere, name))
                .map(name -> "GitHub has a %s %s already. Choose another name.".formatted(kind, name));
    }

    private static boolean known(Predicate<String> isThere, String name) {
        try {
            return isThere.test(name);
        } catch (GitHubException _) {
            return false;
        }
    }
}

package io.slipway.planning;

import io.slipway.catalog.Manifest;
import io.slipway.catalog.Parameter;
import io.slipway.catalog.Reading;
import io.slipway.github.GitHub;
import io.slipway.github.GitHub.Team;
import io.slipway.github.GitHubException;
import io.slipway.requests.AnswerCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Whether GitHub knows the teams and users that were answered. When GitHub is silent, so is this. */
@Component
class GitHubAnswerCheck implements AnswerCheck {

    private final GitHub github;

    GitHubAnswerCheck(GitHub github) {
        this.github = github;
    }

    @Override
    public Map<String, String> problems(Manifest manifest, Map<String, String> submitted) {
        var problems = new TreeMap<String, String>();
        for (var parameter : manifest.parameters()) {
            var raw = submitted.getOrDefault(parameter.name(), "");
            if (parameter.read(raw) instanceof Reading.Value(var answer)) {
                problem(parameter, answer.toString()).ifPresent(text -> problems.put(parameter.name(), text));
            }
        }
        return problems;
    }

    @Override
    public List<String> teams() {
        try {
            return github.teams().stream()
                    .filter(team -> !GitHubMark.isOurs(team.description()))
                    .map(Team::slug)
                    .toList();
        } catch (GitHubException _) {
            return List.of();
        }
    }

    private Optional<String> problem(Parameter parameter, String answer) {
        try {
            return switch (parameter) {
                case Parameter.Team _ ->
                    unless(
                            github.team(answer).isPresent(),
                            "There is no team %s on GitHub. Choose one of the list.".formatted(answer));
                case Parameter.GitHubUser _ ->
                    unless(github.userExists(answer), "GitHub knows no user %s. Check the login.".formatted(answer));
                case Parameter.Text _, Parameter.Choice _, Parameter.Whole _, Parameter.Flag _ -> Optional.empty();
            };
        } catch (GitHubException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> unless(boolean good, String problem) {
        return good ? Optional.empty() : Optional.of(problem);
    }
}

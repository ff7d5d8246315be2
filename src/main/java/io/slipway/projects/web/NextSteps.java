package io.slipway.projects.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slipway.github.GitHub;
import io.slipway.github.GitHub.Repository;
import io.slipway.github.GitHubException;
import io.slipway.organization.Stage;
import io.slipway.projects.Project;
import io.slipway.projects.web.NextView.Entry;
import io.slipway.projects.web.ProjectView.Named;
import io.slipway.web.Markdown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks the repositories of a project what there is to do. */
@Component
class NextSteps {

    private static final String README = "README.md";

    /** A part of the heading that all template repositories have. */
    private static final String CHAPTER = "first change";

    private static final String GROUP = "model_package_group";
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MOST = 500;

    private final GitHub github;

    /** People look at a project more often than its README changes, and the organization's calls are counted. */
    private final Cache<Long, List<Entry>> asked =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MOST).build();

    NextSteps(GitHub github) {
        this.github = github;
    }

    NextView of(Project project) {
        var groups = project.outputs().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(stage -> group(stage.getKey(), stage.getValue()).stream())
                .toList();
        try {
            return new NextView(project.name().value(), groups, asked.get(project.id(), _ -> entries(project)), "");
        } catch (GitHubException e) {
            return new NextView(project.name().value(), groups, List.of(), String.valueOf(e.getMessage()));
        }
    }

    private List<Entry> entries(Project project) {
        return project.repositories().stream()
                .flatMap(made -> github.repository(made.name()).stream())
                .map(this::entry)
                .toList();
    }

    private Entry entry(Repository repository) {
        var base = "%s/blob/%s/".formatted(repository.htmlUrl(), repository.defaultBranch());
        var firstChange = github.file(repository.name(), README)
                .flatMap(readme -> Markdown.chapter(readme, CHAPTER, base))
                .orElse(null);
        return new Entry(repository.name(), repository.htmlUrl(), github.workflows(repository.name()), firstChange);
    }

    private static Optional<Named> group(Stage stage, Map<String, JsonNode> outputs) {
        return Optional.ofNullable(outputs.get(GROUP))
                .map(group -> group.asString(""))
                .filter(group -> !group.isEmpty())
                .map(group -> new Named(stage.key(), group));
    }
}

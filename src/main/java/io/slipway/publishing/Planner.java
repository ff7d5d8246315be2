package io.slipway.publishing;

import io.slipway.github.GitData;
import io.slipway.github.GitData.FileId;
import io.slipway.github.GitHub;
import io.slipway.github.GitHub.Repository;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares the template repositories of this Slipway with those of the organization; changes nothing. */
@Component("publishPlanner")
class Planner {

    private final GitHub github;
    private final GitData git;

    Planner(GitHub github, GitData git) {
        this.github = github;
        this.git = git;
    }

    RepositoryPlan plan(TemplateRepository ours) {
        return github.repository(ours.name())
                .map(there -> plan(ours, there))
                .orElseGet(() -> new RepositoryPlan(
                        ours, false, "main", null, false, Map.of(), files(ours, new TreeMap<>(), new TreeMap<>())));
    }

    private RepositoryPlan plan(TemplateRepository ours, Repository there) {
        var head = git.branch(there.name(), there.defaultBranch()).orElse(null);
        var published = published(there.name());
        var last = published.keySet().stream().max(Version::compareTo).map(published::get);
        return new RepositoryPlan(
                ours,
                true,
                there.defaultBranch(),
                head,
                git.isTemplate(there.name()),
                published,
                files(ours, files(there.name(), head), files(there.name(), last.orElse(null))));
    }

    private Map<Version, String> published(String repository) {
        var versions = new TreeMap<Version, String>();
        git.tags(repository, "v")
                .forEach((tag, commit) -> Version.read(tag).ifPresent(version -> versions.put(version, commit)));
        return versions;
    }

    private SortedMap<String, FileId> files(String repository, @Nullable String commit) {
        return commit == null ? new TreeMap<>() : git.files(repository, commit);
    }

    private static List<FileChange> files(
            TemplateRepository ours, SortedMap<String, FileId> theirs, SortedMap<String, FileId> published) {
        var paths = new TreeSet<>(ours.files().keySet());
        paths.addAll(theirs.keySet());
        paths.addAll(published.keySet());
        return paths.stream()
                .map(path -> {
                    var own = ours.files().get(path);
                    return new FileChange(path, own == null ? null : own.id(), theirs.get(path), published.get(path));
                })
                .toList();
    }
}

package io.slipway.github;

import io.slipway.github.GitHub.Repository;
import io.slipway.github.GitHub.Workflow;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHRepository;
import tools.jackson.databind.JsonNode;

/** Repositories and their files. */
record RepositoryCalls(Line line) {

    private static final String PATH = "/repos/{owner}/{repository}";

    Optional<Repository> find(String name) {
        // A renamed repository answers under its old name too, but that name is free.
        return line.rest()
                .find(PATH, line.login(), name)
                .map(RepositoryCalls::read)
                .filter(found -> found.name().equalsIgnoreCase(name));
    }

    Repository generate(String template, String name, String description) {
        try {
            return Library.ask(() -> read(line.hub()
                    .createRepository(name)
                    .fromTemplateRepository(line.login(), template)
                    .owner(line.login())
                    .description(description)
                    .private_(true)
                    .create()));
        } catch (RefusedException e) {
            if (e.nameTaken()) {
                throw new NameTakenException("There is a repository %s already.".formatted(name));
            }
            throw e;
        }
    }

    boolean hasContent(String repository) {
        return find(repository)
                .flatMap(found ->
                        line.rest().find(PATH + "/branches/{branch}", line.login(), repository, found.defaultBranch()))
                .isPresent();
    }

    void setTopics(String repository, Set<String> topics) {
        line.rest().put(Map.of("names", new TreeSet<>(topics)), PATH + "/topics", line.login(), repository);
    }

    Optional<String> file(String repository, String path) {
        return contents(repository, path).map(RepositoryCalls::text);
    }

    void writeFile(String repository, String path, String content, String message) {
        var body = new HashMap<String, String>();
        body.put("message", message);
        body.put("content", Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
        contents(repository, path)
                .ifPresent(there -> body.put("sha", there.path("sha").asString("")));
        line.rest().put(body, contentsPath(path), names(repository, path));
    }

    List<Workflow> workflows(String repository) {
        return line.rest().all("workflows", 100, PATH + "/actions/workflows", line.login(), repository).stream()
                .map(workflow -> new Workflow(
                        workflow.path("name").asString(""),
                        workflow.path("path").asString(""),
                        workflow.path("html_url").asString("")))
                .toList();
    }

    private Optional<JsonNode> contents(String repository, String path) {
        return line.rest().find(contentsPath(path), names(repository, path)).filter(JsonNode::isObject);
    }

    private static String contentsPath(String path) {
        return PATH + "/contents" + "/{part}".repeat(path.split("/").length);
    }

    private Object[] names(String repository, String path) {
        return Stream.concat(Stream.of(line.login(), repository), Arrays.stream(path.split("/")))
                .toArray();
    }

    private static String text(JsonNode contents) {
        var bytes = Base64.getMimeDecoder().decode(contents.path("content").asString(""));
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Repository read(GHRepository made) {
        return new Repository(
                made.getId(),
                made.getName(),
                orEmpty(made.getDescription()),
                made.isPrivate(),
                made.getDefaultBranch() == null ? "main" : made.getDefaultBranch(),
                Set.of(),
                made.getHtmlUrl().toString(),
                made.getHttpTransportUrl());
    }

    static Repository read(JsonNode json) {
        return new Repository(
                json.path("id").asLong(),
                json.path("name").asString(""),
                json.path("description").asString(""),
                json.path("private").asBoolean(),
                json.path("default_branch").asString("main"),
                json.path("topics").valueStream().map(JsonNode::asString).collect(Collectors.toSet()),
                json.path("html_url").asString(""),
                json.path("clone_url").asString(""));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

package io.slipway.github;

import io.slipway.github.GitHub.Repository;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Git over GitHub's REST API: its git data API, and the little around it. */
@Component
final class RestGitData implements GitData {

    private static final String PATH = "/repos/{owner}/{repository}";
    private static final String EXECUTABLE = "100755";

    private final Lines lines;

    RestGitData(Lines lines) {
        this.lines = lines;
    }

    @Override
    public Repository createTemplate(String name, String description) {
        try {
            var body = Map.of("name", name, "description", description, "private", true, "is_template", true);
            return RepositoryCalls.read(rest().posted(body, "/orgs/{organization}/repos", login()));
        } catch (RefusedException e) {
            if (e.nameTaken()) {
                throw new NameTakenException("There is a repository %s already.".formatted(name));
            }
            throw e;
        }
    }

    @Override
    public boolean isTemplate(String repository) {
        return rest().get(PATH, login(), repository).path("is_template").asBoolean();
    }

    @Override
    public void makeTemplate(String repository, String description) {
        rest().patch(Map.of("is_template", true, "description", description), PATH, login(), repository);
    }

    @Override
    public Optional<String> branch(String repository, String name) {
        try {
            return rest().find(PATH + "/git/ref/heads/{branch}", login(), repository, name)
                    .map(ref -> target(ref));
        } catch (RefusedException e) {
            if (e.conflict()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Map<String, String> tags(String repository, String prefix) {
        var tags = new TreeMap<String, String>();
        for (var ref : matching(repository, prefix)) {
            tags.put(ref.path("ref").asString("").substring("refs/tags/".length()), commit(repository, ref));
        }
        return tags;
    }

    @Override
    public SortedMap<String, FileId> files(String repository, String commit) {
        var answer = rest().get(PATH + "/git/trees/{commit}?recursive=1", login(), repository, commit);
        if (answer.path("truncated").asBoolean()) {
            throw new GitHubException("%s has more files than GitHub lists at once.".formatted(repository));
        }
        var files = new TreeMap<String, FileId>();
        answer.path("tree")
                .valueStream()
                .filter(entry -> entry.path("type").asString("").equals("blob"))
                .forEach(entry -> files.put(
                        entry.path("path").asString(""),
                        new FileId(
                                entry.path("sha").asString(""),
                                entry.path("mode").asString("").equals(EXECUTABLE))));
        return files;
    }

    @Override
    public byte[] content(String repository, String blob) {
        var answer = rest().get(PATH + "/git/blobs/{blob}", login(), repository, blob);
        return Base64.getMimeDecoder().decode(answer.path("content").asString(""));
    }

    @Override
    public String commit(String repository, String parent, Map<String, @Nullable NewFile> changes, String message) {
        var entries = new ArrayList<Map<String, @Nullable Object>>();
        changes.forEach((path, file) -> entries.add(entry(repository, path, file)));
        var tree = rest().posted(
                        Map.of("base_tree", tree(repository, parent), "tree", entries),
                        PATH + "/git/trees",
                        login(),
                        repository);
        var commit = Map.of("message", message, "tree", tree.path("sha").asString(""), "parents", List.of(parent));
        return rest().posted(commit, PATH + "/git/commits", login(), repository)
                .path("sha")
                .asString("");
    }

    @Override
    public void createBranch(String repository, String name, String commit) {
        createRef(repository, "refs/heads/" + name, commit);
    }

    @Override
    public void advance(String repository, String branch, String commit) {
        rest().patch(
                        Map.of("sha", commit, "force", false),
                        PATH + "/git/refs/heads/{branch}",
                        login(),
                        repository,
                        branch);
    }

    @Override
    public void createTag(String repository, String name, String commit) {
        createRef(repository, "refs/tags/" + name, commit);
    }

    @Override
    public Optional<String> pullRequest(String repository, String from, String to) {
        return rest().get(
                        PATH + "/pulls?state=all&head={head}&base={base}",
                        login(),
                        repository,
                        login() + ":" + from,
                        to)
                .valueStream()
                .map(pull -> pull.path("html_url").asString(""))
                .findFirst();
    }

    @Override
    public String openPullRequest(String repository, PullRequest wanted) {
        var body = Map.of("title", wanted.title(), "body", wanted.text(), "head", wanted.from(), "base", wanted.to());
        return rest().posted(body, PATH + "/pulls", login(), repository)
                .path("html_url")
                .asString("");
    }

    private List<JsonNode> matching(String repository, String prefix) {
        try {
            return rest().get(PATH + "/git/matching-refs/tags/{prefix}", login(), repository, prefix)
                    .valueStream()
                    .toList();
        } catch (RefusedException e) {
            if (e.conflict()) {
                return List.of();
            }
            throw e;
        }
    }

    /** An annotated tag names an object of its own, which names the commit. */
    private String commit(String repository, JsonNode ref) {
        return ref.at("/object/type").asString("").equals("tag")
                ? target(rest().get(PATH + "/git/tags/{tag}", login(), repository, target(ref)))
                : target(ref);
    }

    private String tree(String repository, String commit) {
        return rest().get(PATH + "/git/commits/{commit}", login(), repository, commit)
                .at("/tree/sha")
                .asString("");
    }

    /** Text goes along with the tree, which saves a call for each file. */
    private Map<String, @Nullable Object> entry(String repository, String path, @Nullable NewFile file) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put("path", path);
        entry.put("mode", file != null && file.executable() ? EXECUTABLE : "100644");
        entry.put("type", "blob");
        if (file == null) {
            entry.put("sha", null);
        } else {
            text(file.content())
                    .ifPresentOrElse(
                            text -> entry.put("content", text),
                            () -> entry.put("sha", blob(repository, file.content())));
        }
        return Collections.unmodifiableMap(entry);
    }

    private String blob(String repository, byte[] content) {
        var body = Map.of("content", Base64.getEncoder().encodeToString(content), "encoding", "base64");
        return rest().posted(body, PATH + "/git/blobs", login(), repository)
                .path("sha")
                .asString("");
    }

    private void createRef(String repository, String ref, String commit) {
        rest().post(Map.of("ref", ref, "sha", commit), PATH + "/git/refs", login(), repository);
    }

    private static Optional<String> text(byte[] content) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String target(JsonNode ref) {
        return ref.at("/object/sha").asString("");
    }

    private Rest rest() {
        return lines.open().rest();
    }

    private String login() {
        return lines.open().login();
    }
}

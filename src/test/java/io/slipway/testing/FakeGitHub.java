package io.slipway.testing;

import io.slipway.github.GitHub;
import io.slipway.github.NameTakenException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A GitHub in memory that keeps a ledger of its changes and fails on demand. */
public final class FakeGitHub implements GitHub {

    private static final long FIRST_ID = 9001;

    private final Map<String, Repository> repositories = new LinkedHashMap<>();
    private final Map<String, Team> teams = new TreeMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Map<String, Permission> grants = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, Environment> environments = new HashMap<>();
    private final Map<String, Map<String, String>> variables = new HashMap<>();
    private final Map<String, Map<String, String>> secrets = new HashMap<>();
    private final Set<String> users =
            new TreeSet<>(Set.of("ada", "grace", "linus", "katherine", "barbara", "margaret"));
    private final List<String> changes = new ArrayList<>();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private boolean copying;

    public FakeGitHub() {
        for (var template : List.of(
                "model-training",
                "model-deployment-realtime",
                "model-deployment-batch",
                "container-build",
                "pipeline-promotion",
                "llm-training")) {
            add(template, "A template");
        }
        team("customer-insights", "Ours", Set.of("ada", "katherine", "margaret"));
        team("payments-science", "", Set.of("ada", "barbara"));
        team("platform", "", Set.of("linus"));
    }

    /** A repository that somebody else made. */
    public Repository add(String name, String description) {
        var url = "https://github.example/acme-ml/" + name;
        var repository = new Repository(
                FIRST_ID + repositories.size(), name, description, true, "main", Set.of(), url, url + ".git");
        repositories.put(name, repository);
        return repository;
    }

    /** A team that somebody else made. */
    public Team team(String slug, String description, Set<String> logins) {
        var team = new Team(100 + teams.size(), slug, slug, description);
        teams.put(slug, team);
        members.put(slug, new TreeSet<>(logins));
        return team;
    }

    /** The next call, whatever it is, fails with this. */
    public void failNext(RuntimeException failure) {
        failures.add(failure);
    }

    /** Whether generated repositories stay empty. */
    public void copying(boolean still) {
        copying = still;
    }

    /** Each change made so far: {@code generate churn-training}. */
    public List<String> changes() {
        return List.copyOf(changes);
    }

    /** The value of a secret, which a real GitHub never tells. */
    public Map<String, String> openedSecrets(String repository) {
        return at(secrets, repository);
    }

    @Override
    public Organization organization() {
        look();
        return new Organization("acme-ml", 4242);
    }

    @Override
    public String webUrl() {
        return "https://github.example/acme-ml";
    }

    @Override
    public Optional<Repository> repository(String name) {
        look();
        return Optional.ofNullable(repositories.get(name));
    }

    @Override
    public Repository generate(String template, String name, String description) {
        look();
        if (repositories.containsKey(name)) {
            throw new NameTakenException("There is a repository %s already.".formatted(name));
        }
        change("generate " + name);
        return add(name, description);
    }

    @Override
    public boolean hasContent(String repository) {
        look();
        return repositories.containsKey(repository) && !copying;
    }

    @Override
    public void setTopics(String repository, Set<String> topics) {
        change("topics " + repository);
        repositories.computeIfPresent(
                repository,
                (_, was) -> new Repository(
                        was.id(),
                        was.name(),
                        was.description(),
                        true,
                        was.defaultBranch(),
                        Set.copyOf(topics),
                        was.htmlUrl(),
                        was.cloneUrl()));
    }

    @Override
    public Optional<String> file(String repository, String path) {
        look();
        return Optional.ofNullable(files.get(repository + "/" + path));
    }

    @Override
    public void writeFile(String repository, String path, String content, String message) {
        change("file " + repository + "/" + path);
        files.put(repository + "/" + path, content);
    }

    @Override
    public List<Workflow> workflows(String repository) {
        return Stream.of("Check", "Train")
                .map(name ->
                        workflow(repository, name, ".github/workflows/%s.yml".formatted(name.toLowerCase(Locale.ROOT))))
                .toList();
    }

    private static Workflow workflow(String repository, String name, String path) {
        return new Workflow(name, path, "https://github.example/acme-ml/%s/blob/main/%s".formatted(repository, path));
    }

    @Override
    public boolean userExists(String login) {
        look();
        return users.contains(login);
    }

    @Override
    public List<Team> teams() {
        look();
        return List.copyOf(teams.values());
    }

    @Override
    public Optional<Team> team(String slug) {
        look();
        return Optional.ofNullable(teams.get(slug));
    }

    @Override
    public Team createTeam(String name, String description) {
        look();
        if (teams.containsKey(name)) {
            throw new NameTakenException("There is a team %s already.".formatted(name));
        }
        change("team " + name);
        return team(name, description, Set.of());
    }

    @Override
    public Set<String> members(String teamSlug) {
        look();
        return Set.copyOf(members.getOrDefault(teamSlug, Set.of()));
    }

    @Override
    public void addMember(String teamSlug, String login) {
        change("member " + teamSlug + "/" + login);
        members.computeIfAbsent(teamSlug, _ -> new TreeSet<>()).add(login);
    }

    @Override
    public Optional<Permission> permission(String teamSlug, String repository) {
        look();
        return Optional.ofNullable(grants.get(teamSlug + "/" + repository));
    }

    @Override
    public void grant(String teamSlug, String repository, Permission permission) {
        change("grant " + teamSlug + "/" + repository);
        grants.put(teamSlug + "/" + repository, permission);
    }

    @Override
    public Optional<Environment> environment(String repository, String name) {
        look();
        return Optional.ofNullable(environments.get(repository + "/" + name));
    }

    @Override
    public void putEnvironment(String repository, Environment environment) {
        change("environment " + repository + "/" + environment.name());
        environments.put(repository + "/" + environment.name(), environment);
    }

    @Override
    public Map<String, String> variables(String repository) {
        look();
        return Map.copyOf(at(variables, repository));
    }

    @Override
    public void setVariable(String repository, String name, String value) {
        change("variable " + repository + "/" + name);
        at(variables, repository).put(name, value);
    }

    @Override
    public Map<String, String> environmentVariables(String repository, String environment) {
        return variables(repository + "/" + environment);
    }

    @Override
    public void setEnvironmentVariable(String repository, String environment, String name, String value) {
        setVariable(repository + "/" + environment, name, value);
    }

    @Override
    public Set<String> secrets(String repository) {
        look();
        return Set.copyOf(at(secrets, repository).keySet());
    }

    @Override
    public void setSecret(String repository, String name, String value) {
        change("secret " + repository + "/" + name);
        at(secrets, repository).put(name, value);
    }

    @Override
    public Set<String> environmentSecrets(String repository, String environment) {
        return secrets(repository + "/" + environment);
    }

    @Override
    public void setEnvironmentSecret(String repository, String environment, String name, String value) {
        setSecret(repository + "/" + environment, name, value);
    }

    private void change(String what) {
        look();
        changes.add(what);
    }

    private void look() {
        var failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
    }

    private static Map<String, String> at(Map<String, Map<String, String>> drawers, String path) {
        return drawers.computeIfAbsent(path, _ -> new TreeMap<>());
    }
}

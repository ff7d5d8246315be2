package io.slipway.github;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The organization over GitHub's REST API. */
@Component
final class RestGitHub implements GitHub {

    private final Lines lines;

    RestGitHub(Lines lines) {
        this.lines = lines;
    }

    @Override
    public Organization organization() {
        return teamCalls().organization();
    }

    @Override
    public String webUrl() {
        return teamCalls().webUrl();
    }

    @Override
    public Optional<Repository> repository(String name) {
        return repositoryCalls().find(name);
    }

    @Override
    public Repository generate(String template, String name, String description) {
        return repositoryCalls().generate(template, name, description);
    }

    @Override
    public boolean hasContent(String repository) {
        return repositoryCalls().hasContent(repository);
    }

    @Override
    public void setTopics(String repository, Set<String> topics) {
        repositoryCalls().setTopics(repository, topics);
    }

    @Override
    public Optional<String> file(String repository, String path) {
        return repositoryCalls().file(repository, path);
    }

    @Override
    public void writeFile(String repository, String path, String content, String message) {
        repositoryCalls().writeFile(repository, path, content, message);
    }

    @Override
    public List<Workflow> workflows(String repository) {
        return repositoryCalls().workflows(repository);
    }

    @Override
    public boolean userExists(String login) {
        return teamCalls().userExists(login);
    }

    @Override
    public List<Team> teams() {
        return teamCalls().all();
    }

    @Override
    public Optional<Team> team(String slug) {
        return teamCalls().find(slug);
    }

    @Override
    public Team createTeam(String name, String description) {
        return teamCalls().create(name, description);
    }

    @Override
    public Set<String> members(String teamSlug) {
        return teamCalls().members(teamSlug);
    }

    @Override
    public void addMember(String teamSlug, String login) {
        teamCalls().addMember(teamSlug, login);
    }

    @Override
    public Optional<Permission> permission(String teamSlug, String repository) {
        return teamCalls().permission(teamSlug, repository);
    }

    @Override
    public void grant(String teamSlug, String repository, Permission permission) {
        teamCalls().grant(teamSlug, repository, permission);
    }

    @Override
    public Optional<Environment> environment(String repository, String name) {
        return environmentCalls().find(repository, name);
    }

    @Override
    public void putEnvironment(String repository, Environment environment) {
        environmentCalls().put(repository, environment);
    }

    @Override
    public Map<String, String> variables(String repository) {
        return drawer(repository).variables();
    }

    @Override
    public void setVariable(String repository, String name, String value) {
        drawer(repository).setVariable(name, value);
    }

    @Override
    public Map<String, String> environmentVariables(String repository, String environment) {
        return drawer(repository, environment).variables();
    }

    @Override
    public void setEnvironmentVariable(String repository, String environment, String name, String value) {
        drawer(repository, environment).setVariable(name, value);
    }

    @Override
    public Set<String> secrets(String repository) {
        return drawer(repository).secrets();
    }

    @Override
    public void setSecret(String repository, String name, String value) {
        drawer(repository).setSecret(name, value);
    }

    @Override
    public Set<String> environmentSecrets(String repository, String environment) {
        return drawer(repository, environment).secrets();
    }

    @Override
    public void setEnvironmentSecret(String repository, String environment, String name, String value) {
        drawer(repository, environment).setSecret(name, value);
    }

    private RepositoryCalls repositoryCalls() {
        return new RepositoryCalls(line());
    }

    private TeamCalls teamCalls() {
        return new TeamCalls(line());
    }

    private EnvironmentCalls environmentCalls() {
        return new EnvironmentCalls(line());
    }

    private Drawer drawer(String repository) {
        return Drawer.of(line(), repository);
    }

    private Drawer drawer(String repository, String environment) {
        return Drawer.of(line(), repository, environment);
    }

    private Line line() {
        return lines.open();
    }
}

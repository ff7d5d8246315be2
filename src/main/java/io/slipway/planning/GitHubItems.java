package io.slipway.planning;

import io.slipway.catalog.Manifest.EnvironmentSpec;
import io.slipway.catalog.Manifest.RepositorySpec;
import io.slipway.github.GitHub.Permission;
import io.slipway.organization.Stage;
import io.slipway.planning.GitHubItem.Environment;
import io.slipway.planning.GitHubItem.Member;
import io.slipway.planning.GitHubItem.ProjectFile;
import io.slipway.planning.GitHubItem.Repository;
import io.slipway.planning.GitHubItem.Secret;
import io.slipway.planning.GitHubItem.Team;
import io.slipway.planning.GitHubItem.TeamAccess;
import io.slipway.planning.GitHubItem.Topics;
import io.slipway.planning.GitHubItem.Variable;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Says what a project has on GitHub. Asks nobody: the same facts always give the same items. */
public final class GitHubItems {

    private final GitHubFacts facts;
    private final List<RepositorySpec> specs;
    private final Placeholders texts;

    private GitHubItems(GitHubFacts facts) {
        this.facts = facts;
        this.specs = facts.manifest().repositories(facts.request().answers());
        this.texts = new Placeholders(facts, null);
    }

    /** All items, in the order in which they are made. */
    public static List<GitHubItem> of(GitHubFacts facts) {
        return new GitHubItems(facts).all();
    }

    private List<GitHubItem> all() {
        return Stream.<Stream<? extends GitHubItem>>of(
                        each(this::repository),
                        each(this::topics),
                        each(this::files),
                        teams(),
                        members(),
                        each(this::access),
                        eachEnvironment(this::environment),
                        each(this::variables),
                        eachEnvironment(this::variables),
                        each(this::secrets),
                        eachEnvironment(this::secrets))
                .<GitHubItem>flatMap(items -> items)
                .toList();
    }

    private Stream<GitHubItem> repository(RepositorySpec spec) {
        return Stream.of(new Repository(spec.key(), name(spec), spec.from(), texts.fill(spec.description()), mark()));
    }

    private Stream<GitHubItem> topics(RepositorySpec spec) {
        var topics = List.of(
                "slipway",
                facts.unit().key().value(),
                facts.request().template().template().value());
        return Stream.of(new Topics(name(spec), new TreeSet<>(topics)));
    }

    private Stream<GitHubItem> files(RepositorySpec spec) {
        return spec.files().entrySet().stream()
                .map(file -> new ProjectFile(
                        name(spec), texts.fill(file.getKey()), texts.fillFile(file.getKey(), file.getValue())));
    }

    private Stream<Team> teams() {
        var project = facts.request().project();
        return Stream.of(
                new Team(maintainers(), "Looks after " + project, mark()),
                new Team(approvers(), "Reviews deployments of " + project, mark()));
    }

    private Stream<Member> members() {
        var approving = facts.unit().approvers().stream()
                .map(approver -> approver.value())
                .sorted();
        return Stream.concat(
                facts.maintainerLogins().stream().map(login -> new Member(maintainers(), login)),
                approving.map(login -> new Member(approvers(), login)));
    }

    private Stream<GitHubItem> access(RepositorySpec spec) {
        return Stream.of(
                new TeamAccess(maintainers(), name(spec), Permission.MAINTAIN),
                new TeamAccess(approvers(), name(spec), Permission.PULL));
    }

    private Stream<GitHubItem> environment(RepositorySpec spec, EnvironmentSpec environment) {
        var reviewers = environment.approved() ? List.of(approvers()) : List.<String>of();
        return Stream.of(new Environment(
                name(spec), environment.stage(), reviewers, environment.approved(), environment.branches()));
    }

    private Stream<GitHubItem> variables(RepositorySpec spec) {
        return spec.variables().entrySet().stream()
                .map(variable ->
                        new Variable(name(spec), "", capital(variable.getKey()), texts.fill(variable.getValue())));
    }

    private Stream<GitHubItem> variables(RepositorySpec spec, EnvironmentSpec environment) {
        var here = new Placeholders(facts, Stage.of(environment.stage()));
        return environment.variables().entrySet().stream()
                .map(variable -> new Variable(
                        name(spec), environment.stage(), capital(variable.getKey()), here.fill(variable.getValue())));
    }

    private Stream<GitHubItem> secrets(RepositorySpec spec) {
        return spec.secrets().stream().map(secret -> new Secret(name(spec), "", capital(secret)));
    }

    private Stream<GitHubItem> secrets(RepositorySpec spec, EnvironmentSpec environment) {
        return environment.secrets().stream()
                .map(secret -> new Secret(name(spec), environment.stage(), capital(secret)));
    }

    private Stream<GitHubItem> each(Function<RepositorySpec, Stream<GitHubItem>> items) {
        return specs.stream().flatMap(items);
    }

    private Stream<GitHubItem> eachEnvironment(BiFunction<RepositorySpec, EnvironmentSpec, Stream<GitHubItem>> items) {
        return specs.stream()
                .flatMap(spec -> spec.environments().stream().flatMap(environment -> items.apply(spec, environment)));
    }

    private String name(RepositorySpec spec) {
        return spec.name(facts.request().project().value());
    }

    private GitHubMark mark() {
        return new GitHubMark(facts.request().id());
    }

    private String maintainers() {
        return GitHubFacts.maintainers(facts.request());
    }

    private String approvers() {
        return GitHubFacts.approvers(facts.request());
    }

    /** As GitHub keeps names of variables and secrets. */
    private static String capital(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}

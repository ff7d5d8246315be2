package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import io.slipway.sandbox.github.RepositoryPage.Access;
import io.slipway.sandbox.github.RepositoryPage.Guarded;
import io.slipway.web.Crumb;
import io.slipway.web.Markdown;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gathers what the page of a repository shows. */
@Component
@OnSandbox
class RepositoryView {

    private final FileView files;
    private final JdbcGrants grants;
    private final JdbcTeams teams;
    private final JdbcEnvironments environments;
    private final JdbcVariables variables;
    private final JdbcSecrets secrets;
    private final Reviewers reviewers;
    private final JdbcBranchPolicies policies;

    RepositoryView(
            FileView files,
            JdbcGrants grants,
            JdbcTeams teams,
            JdbcEnvironments environments,
            JdbcVariables variables,
            JdbcSecrets secrets,
            Reviewers reviewers,
            JdbcBranchPolicies policies) {
        this.files = files;
        this.grants = grants;
        this.teams = teams;
        this.environments = environments;
        this.variables = variables;
        this.secrets = secrets;
        this.reviewers = reviewers;
        this.policies = policies;
    }

    RepositoryPage of(Repo repo) {
        return new RepositoryPage(
                repo,
                List.of(new Crumb(Cast.ORGANIZATION, "/github"), Crumb.here(repo.name())),
                "git clone " + Urls.html(Cast.ORGANIZATION, repo.name()) + ".git",
                files.root(repo),
                files.readme(repo)
                        .map(readme -> Markdown.html(readme, base(repo)))
                        .orElse(null),
                grants.ofRepository(repo.id()).stream().map(this::access).toList(),
                environments.of(repo.id()).stream().map(this::guarded).toList(),
                variables.of(Scope.of(repo)),
                secrets.of(Scope.of(repo)));
    }

    private static String base(Repo repo) {
        return Urls.html(Cast.ORGANIZATION, repo.name(), "blob", repo.defaultBranch()) + "/";
    }

    private Access access(JdbcGrants.Grant grant) {
        return new Access(teams.find(grant.teamId()).orElseThrow(), grant.permission());
    }

    private Guarded guarded(Environment environment) {
        return new Guarded(
                environment,
                reviewers.names(environment),
                policies.of(environment.id()).stream()
                        .map(JdbcBranchPolicies.BranchPolicy::name)
                        .toList(),
                variables.of(Scope.of(environment)),
                secrets.of(Scope.of(environment)));
    }
}

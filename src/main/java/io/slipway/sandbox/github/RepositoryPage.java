package io.slipway.sandbox.github;

import io.slipway.sandbox.github.JdbcSecrets.Secret;
import io.slipway.sandbox.github.JdbcVariables.Variable;
import io.slipway.web.Crumb;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A repository as its page shows it.
 *
 * @param readme safe HTML: escaped and its links checked by the renderer
 */
record RepositoryPage(
        Repo repo,
        List<Crumb> crumbs,
        String cloneCommand,
        List<FileRow> files,
        @Nullable String readme,
        List<Access> teams,
        List<Guarded> environments,
        List<Variable> variables,
        List<Secret> secrets) {

    /** A team and what it may do. */
    record Access(Team team, String permission) {}

    /** An environment: who guards it, which branches may deploy, what it holds. */
    record Guarded(
            Environment environment,
            List<String> reviewers,
            List<String> branches,
            List<Variable> variables,
            List<Secret> secrets) {

        public String branchRule() {
            if (!environment.isRestrictedToBranches()) {
                return "any branch";
            }
            return environment.hasCustomBranchPolicies() ? String.join(", ", branches) : "protected branches";
        }

        public String reviewRule() {
            return reviewers.isEmpty() ? "nobody" : String.join(", ", reviewers);
        }
    }
}

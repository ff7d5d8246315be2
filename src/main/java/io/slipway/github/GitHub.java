package io.slipway.github;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The organization on GitHub, in our words. Every method is one or a few calls of GitHub's REST API; changes wait
 * for the organization's pacing. No method creates what exists: callers look first.
 *
 * <p>All methods throw {@link GitHubException} when GitHub refuses or cannot be reached; its subclass
 * {@link GitHubBusyException} says when to come again.
 */
public interface GitHub {

    /** The organization's login and numeric id, which the OIDC subject holds. */
    Organization organization();

    /** Where a person would look at the organization: {@code https://github.com/acme-ml}. */
    String webUrl();

    Optional<Repository> repository(String name);

    /**
     * Asks for a private repository from a template repository of the organization. Asynchronous on GitHub's side:
     * wait until {@link #hasContent} before configuring.
     *
     * @throws NameTakenException when the organization has a repository of that name
     */
    Repository generate(String template, String name, String description);

    /** Whether the default branch has a commit yet. */
    boolean hasContent(String repository);

    void setTopics(String repository, Set<String> topics);

    /** The text of a file on the default branch; empty when there is none. */
    Optional<String> file(String repository, String path);

    /** Creates or replaces a file on the default branch with one commit. */
    void writeFile(String repository, String path, String content, String message);

    /** The workflows of the default branch, as GitHub lists them. */
    List<Workflow> workflows(String repository);

    boolean userExists(String login);

    /** All teams of the organization, by slug. */
    List<Team> teams();

    Optional<Team> team(String slug);

    /** Creates a team that the whole organization can see. */
    Team createTeam(String name, String description);

    Set<String> members(String teamSlug);

    /** Adds a member; somebody outside the organization is invited. */
    void addMember(String teamSlug, String login);

    Optional<Permission> permission(String teamSlug, String repository);

    void grant(String teamSlug, String repository, Permission permission);

    Optional<Environment> environment(String repository, String name);

    /** Creates the environment or makes it equal to this. */
    void putEnvironment(String repository, Environment environment);

    Map<String, String> variables(String repository);

    void setVariable(String repository, String name, String value);

    Map<String, String> environmentVariables(String repository, String environment);

    void setEnvironmentVariable(String repository, String environment, String name, String value);

    /** Names only; nobody can read a secret back. */
    Set<String> secrets(String repository);

    /** Seals the value for GitHub and stores it. */
    void setSecret(String repository, String name, String value);

    Set<String> environmentSecrets(String repository, String environment);

    void setEnvironmentSecret(String repository, String environment, String name, String value);

    /** An organization. */
    record Organization(String login, long id) {}

    /**
     * A repository.
     *
     * @param htmlUrl where a person looks at it
     * @param cloneUrl for {@code git clone}
     */
    record Repository(
            long id,
            String name,
            String description,
            boolean isPrivate,
            String defaultBranch,
            Set<String> topics,
            String htmlUrl,
            String cloneUrl) {}

    /**
     * A workflow.
     *
     * @param path of its file
     */
    record Workflow(String name, String path, String htmlUrl) {}

    /** A team. */
    record Team(long id, String slug, String name, String description) {}

    /** What a team may do with a repository, as GitHub's API names it. */
    enum Permission {
        PULL,
        TRIAGE,
        PUSH,
        MAINTAIN,
        ADMIN;

        /** As GitHub writes it: {@code maintain}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An environment and who guards it.
     *
     * @param reviewerTeams slugs of the teams of which somebody must review a deployment; at most six
     * @param preventSelfReview whoever starts a deployment may not review it
     * @param branches names or patterns of branches that may deploy; empty for all
     */
    record Environment(String name, List<String> reviewerTeams, boolean preventSelfReview, List<String> branches) {}
}

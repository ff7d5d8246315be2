package io.slipway.provisioning.steps;

import io.slipway.github.GitHub;
import io.slipway.planning.GitHubItem;
import io.slipway.planning.GitHubItem.Environment;
import io.slipway.planning.GitHubItem.Member;
import io.slipway.planning.GitHubItem.ProjectFile;
import io.slipway.planning.GitHubItem.Repository;
import io.slipway.planning.GitHubItem.Secret;
import io.slipway.planning.GitHubItem.Team;
import io.slipway.planning.GitHubItem.TeamAccess;
import io.slipway.planning.GitHubItem.Topics;
import io.slipway.planning.GitHubItem.Variable;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Makes one item on GitHub, or makes it equal. */
@Component
class GitHubMaker {

    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final GitHub github;

    GitHubMaker(GitHub github) {
        this.github = github;
    }

    void make(GitHubItem item) {
        switch (item) {
            case Repository wanted -> github.generate(wanted.template(), wanted.name(), wanted.description());
            case Topics wanted -> github.setTopics(wanted.repository(), wanted.topics());
            case ProjectFile wanted ->
                github.writeFile(wanted.repository(), wanted.path(), wanted.content(), "Write " + wanted.path());
            case Team wanted -> github.createTeam(wanted.name(), wanted.description());
            case Member wanted -> github.addMember(wanted.team(), wanted.login());
            case TeamAccess wanted -> github.grant(wanted.team(), wanted.repository(), wanted.permission());
            case Environment wanted -> github.putEnvironment(wanted.repository(), environment(wanted));
            case Variable wanted -> set(wanted);
            case Secret wanted -> set(wanted);
        }
    }

    private static GitHub.Environment environment(Environment wanted) {
        return new GitHub.Environment(
                wanted.stage(), wanted.reviewers(), wanted.preventSelfReview(), wanted.branches());
    }

    private void set(Variable wanted) {
        if (wanted.environment().isEmpty()) {
            github.setVariable(wanted.repository(), wanted.variable(), wanted.value());
        } else {
            github.setEnvironmentVariable(wanted.repository(), wanted.environment(), wanted.variable(), wanted.value());
        }
    }

    private void set(Secret wanted) {
        if (wanted.environment().isEmpty()) {
            github.setSecret(wanted.repository(), wanted.secret(), fresh());
        } else {
            github.setEnvironmentSecret(wanted.repository(), wanted.environment(), wanted.secret(), fresh());
        }
    }

    /** A secret that nobody ever sees; GitHub keeps the only copy. */
    private String fresh() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}

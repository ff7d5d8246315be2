package io.slipway.github;

/** GitHub refused, or could not be reached. The message is fit for a person and holds no token. */
public class GitHubException extends RuntimeException {

    public GitHubException(String message) {
        super(message);
    }

    public GitHubException(String message, Throwable cause) {
        super(message, cause);
    }
}

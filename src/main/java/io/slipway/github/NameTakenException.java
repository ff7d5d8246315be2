package io.slipway.github;

/** The organization has something of that name already. */
public final class NameTakenException extends GitHubException {

    public NameTakenException(String message) {
        super(message);
    }
}

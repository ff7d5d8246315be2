package io.slipway.github;

/** GitHub answered, and the answer was no. */
final class RefusedException extends GitHubException {

    private final int status;
    private final String reason;

    RefusedException(int status, String reason, String message) {
        super(message);
        this.status = status;
        this.reason = reason;
    }

    boolean notFound() {
        return status == 404;
    }

    boolean conflict() {
        return status == 409;
    }

    /** Whether GitHub says that the name is somebody else's. */
    boolean nameTaken() {
        return status == 422 && (reason.contains("already exists") || reason.contains("must be unique"));
    }
}

package io.slipway.github;

import java.io.IOException;
import org.kohsuke.github.GHException;

/** Calls through the GitHub library, without its exceptions. */
final class Library {

    private Library() {}

    static <T> T ask(Call<T> call) {
        try {
            return call.make();
        } catch (IOException | GHException e) {
            throw new GitHubException("GitHub's answer could not be read.", e);
        }
    }

    /** A call that the library makes. */
    interface Call<T> {

        T make() throws IOException;
    }
}

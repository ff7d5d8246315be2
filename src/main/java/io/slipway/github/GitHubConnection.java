package io.slipway.github;

import java.net.URI;

/**
 * Where GitHub is and how to sign in there. Made from settings, or by whoever runs a GitHub of its own. Read at each
 * use: the address may become known only after the start.
 */
public interface GitHubConnection {

    /** The root of the REST API, such as {@code https://api.github.com}. */
    URI api();

    /** The login of the organization. */
    String organization();

    /** The token for the {@code Authorization} header; never logged. */
    String token();
}

package io.slipway.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.kohsuke.github.GHOrganization;
import org.kohsuke.github.GitHubBuilder;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** An open line to one organization: the GitHub library, and a REST client for what it does not cover. */
final class Line {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI api;
    private final String organization;
    private final String token;
    private final org.kohsuke.github.GitHub hub;
    private final Rest rest;

    Line(GitHubConnection connection, Gate gate) {
        this.api = connection.api();
        this.organization = connection.organization();
        this.token = connection.token();
        var http = http();
        this.hub = hub(new HubConnector(http, gate, PATIENCE));
        this.rest = new Rest(rest(http, gate));
    }

    /** Whether this line still leads where the connection says. */
    boolean leadsTo(GitHubConnection connection) {
        return api.equals(connection.api())
                && organization.equals(connection.organization())
                && token.equals(connection.token());
    }

    String login() {
        return organization;
    }

    URI api() {
        return api;
    }

    Rest rest() {
        return rest;
    }

    /** The library's GitHub. */
    org.kohsuke.github.GitHub hub() {
        return hub;
    }

    /** The library's organization, asked for once. */
    GHOrganization organization() throws IOException {
        return hub.getOrganization(organization);
    }

    private static HttpClient http() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private org.kohsuke.github.GitHub hub(HubConnector connector) {
        try {
            return new GitHubBuilder()
                    .withEndpoint(api.toString())
                    // Not withOAuthToken: that asks at once who signed in, which an App's token may not.
                    .withAuthorizationProvider(() -> "Bearer " + token)
                    .withConnector(connector)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RestClient rest(HttpClient http, Gate gate) {
        var factory = new JdkClientHttpRequestFactory(http);
        factory.setReadTimeout(PATIENCE);
        return RestClient.builder()
                .baseUrl(api)
                .requestFactory(factory)
                .requestInterceptor(new GateInterceptor(gate))
                .defaultHeader("Authorization", "Bearer " + token)
                .defaultHeader("Accept", "application/vnd.github+json")
                .defaultHeader("X-GitHub-Api-Version", "2022-11-28")
                .build();
    }
}

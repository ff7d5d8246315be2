package io.slipway.github;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps the line to the organization open, and opens another when the connection changes. */
@Component
final class Lines {

    private final ObjectProvider<GitHubConnection> connections;
    private final Budget budget;
    private final Clock clock;
    private volatile @Nullable Line open;

    Lines(ObjectProvider<GitHubConnection> connections, Budget budget, Clock clock) {
        this.connections = connections;
        this.budget = budget;
        this.clock = clock;
    }

    Line open() {
        var connection = connection();
        var line = open;
        if (line == null || !line.leadsTo(connection)) {
            line = new Line(connection, new Gate(connection.organization(), budget, clock));
            open = line;
        }
        return line;
    }

    private GitHubConnection connection() {
        var connection = connections.getIfAvailable();
        if (connection == null) {
            throw new GitHubException("No GitHub is set up. An admin sets slipway.github.url.");
        }
        return connection;
    }
}

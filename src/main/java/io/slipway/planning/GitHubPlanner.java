package io.slipway.planning;

import io.slipway.catalog.Manifest;
import io.slipway.github.GitHub;
import io.slipway.organization.BusinessUnit;
import io.slipway.organization.Stage;
import io.slipway.requests.Request;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Makes the GitHub part of a plan. */
@Component
class GitHubPlanner {

    private final GitHub github;

    GitHubPlanner(GitHub github) {
        this.github = github;
    }

    GitHubPlan plan(Request request, Manifest manifest, BusinessUnit unit, Map<Stage, Map<String, JsonNode>> outputs) {
        return new GitHubPlan(github.organization().login(), List.of());
    }
}

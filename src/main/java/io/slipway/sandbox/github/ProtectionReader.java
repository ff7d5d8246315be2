package io.slipway.sandbox.github;

import io.slipway.sandbox.OnSandbox;
import io.slipway.sandbox.github.JdbcEnvironments.Protection;
import io.slipway.sandbox.github.JdbcEnvironments.Reviewer;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what is to guard an environment; what is left out guards nothing. */
@Component
@OnSandbox
class ProtectionReader {

    private static final int LONGEST_WAIT = 43_200;
    private static final int MOST_REVIEWERS = 6;

    private final JdbcUsers users;
    private final JdbcTeams teams;

    ProtectionReader(JdbcUsers users, JdbcTeams teams) {
        this.users = users;
        this.teams = teams;
    }

    Protection read(Body body) {
        var policy = body.object("deployment_branch_policy");
        var byProtection = policy.flatMap(each -> each.flag("protected_branches"));
        var byPattern = policy.flatMap(each -> each.flag("custom_branch_policies"));
        if (policy.isPresent() && (byProtection.isEmpty() || byPattern.isEmpty() || byProtection.equals(byPattern))) {
            throw invalid("Exactly one of protected_branches and custom_branch_policies must be true.");
        }
        return new Protection(
                waitTimer(body),
                body.flag("prevent_self_review").orElse(false),
                reviewers(body),
                byProtection.orElse(null),
                byPattern.orElse(null));
    }

    private static int waitTimer(Body body) {
        var minutes = body.whole("wait_timer").orElse(0);
        if (minutes < 0 || minutes > LONGEST_WAIT) {
            throw invalid("Wait timer must be between 0 and 43200 minutes.");
        }
        return minutes;
    }

    private List<Reviewer> reviewers(Body body) {
        var reviewers = body.objects("reviewers").stream()
                .map(this::reviewer)
                .distinct()
                .toList();
        if (reviewers.size() > MOST_REVIEWERS) {
            throw invalid("An environment can have at most six reviewers.");
        }
        return reviewers;
    }

    private Reviewer reviewer(Body body) {
        var type = body.text("type").orElse("");
        var id = body.value("id")
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::longValue)
                .orElse(0L);
        return switch (type) {
            case "User" -> existing(new Reviewer(type, id), users.find(id));
            case "Team" -> existing(new Reviewer(type, id), teams.find(id));
            default -> throw invalid("A reviewer must be a User or a Team.");
        };
    }

    private static Reviewer existing(Reviewer reviewer, Optional<?> found) {
        return found.map(_ -> reviewer)
                .orElseThrow(() -> invalid(
                        "Could not resolve to a %s with the id %d.".formatted(reviewer.type(), reviewer.reviewerId())));
    }

    private static ApiError invalid(String message) {
        return ApiError.custom("Validation Failed", "Environment", "protection_rules", message);
    }
}

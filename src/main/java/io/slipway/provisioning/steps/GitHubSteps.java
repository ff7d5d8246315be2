package io.slipway.provisioning.steps;

import io.slipway.provisioning.RunPlan;
import io.slipway.provisioning.Step;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The steps on GitHub. */
@Component
class GitHubSteps {

    List<Step> repositories(RunPlan plan, Set<String> needs) {
        return List.of();
    }

    List<Step> configuration(RunPlan plan, Set<String> needs) {
        return List.of();
    }
}

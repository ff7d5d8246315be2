package io.slipway.provisioning;

import io.slipway.organization.Stage;
import io.slipway.planning.Plan;
import io.slipway.requests.Request;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Takes a finished project into its books. Implemented by whoever keeps projects. */
public interface ProjectRegister {

    /** Registers the project, or makes what is registered equal to this; called again after a crash. */
    void register(MadeProject project);

    /**
     * What a run made.
     *
     * @param outputs Terraform's outputs by stage
     */
    record MadeProject(
            Request request,
            Plan plan,
            long runId,
            List<MadeRepository> repositories,
            Map<Stage, Map<String, JsonNode>> outputs) {}

    /**
     * A repository as it is on GitHub.
     *
     * @param key its key in the manifest
     */
    record MadeRepository(String key, String name, long id, String htmlUrl, String cloneUrl) {}
}

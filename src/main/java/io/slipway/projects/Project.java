package io.slipway.projects;

import io.slipway.catalog.TemplateVersionId;
import io.slipway.identity.UserId;
import io.slipway.organization.BusinessUnitKey;
import io.slipway.organization.Stage;
import io.slipway.provisioning.ProjectRegister.MadeRepository;
import io.slipway.requests.ProjectName;
import io.slipway.requests.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a fulfilled request left.
 *
 * @param id grows with each project
 * @param digest of the plan that made it
 * @param outputs Terraform's outputs by stage
 */
public record Project(
        long id,
        ProjectName name,
        BusinessUnitKey businessUnit,
        TemplateVersionId template,
        UserId requester,
        RequestId request,
        long run,
        String digest,
        List<MadeRepository> repositories,
        Map<Stage, Map<String, JsonNode>> outputs,
        Instant madeAt) {

    public Project {
        repositories = List.copyOf(repositories);
        outputs = Map.copyOf(outputs);
    }
}

package io.slipway.planning;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What happens to one resource.
 *
 * @param attributes for the page
 * @param after all planned values with late-bound ones by name; what the digest and the comparison at the run are over
 */
public record TerraformChange(Action action, String address, String type, List<Attribute> attributes, JsonNode after) {

    public TerraformChange {
        attributes = List.copyOf(attributes);
    }
}

package io.slipway.terraform;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a plan does to one resource, from {@code terraform show -json}
 * (https://developer.hashicorp.com/terraform/internals/json-format#change-representation).
 *
 * @param address {@code module.project.terraform_data.bucket}
 * @param type {@code terraform_data}
 * @param actions Terraform's own words: {@code create}, {@code update}, {@code delete}, {@code no-op}, {@code read}
 * @param imported whether it stands already and comes into the state
 * @param documents the attributes that are texts for AWS and documents for people, such as policies
 * @param before null node when there is none; sensitive values are masked as {@code "(sensitive)"}
 * @param after the planned values; unknown ones are {@code "(known after apply)"}, sensitive ones masked
 */
public record ResourceChange(
        String address,
        String type,
        List<String> actions,
        boolean imported,
        Set<String> documents,
        JsonNode before,
        JsonNode after) {

    public ResourceChange {
        actions = List.copyOf(actions);
        documents = Set.copyOf(documents);
    }

    public ResourceChange(String address, String type, List<String> actions, JsonNode before, JsonNode after) {
        this(address, type, actions, false, Set.of(), before, after);
    }

    /** Whether nothing happens to the resource. */
    public boolean isNoOp() {
        return actions.equals(List.of("no-op")) || actions.equals(List.of("read"));
    }
}

package io.slipway.terraform;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What Terraform says in its {@code -json} stream
 * (https://developer.hashicorp.com/terraform/internals/machine-readable-ui).
 */
sealed interface Event {

    record Version(String terraform) implements Event {}

    /** A change that is planned; {@code create}, {@code update}, {@code delete}, {@code replace}, … */
    record Planned(String address, String action) implements Event {}

    /** Something was changed outside of Terraform. */
    record Drifted(String address, String action) implements Event {}

    record Started(String address, String action) implements Event {}

    record Progressing(String address, String action, long seconds) implements Event {}

    record Completed(String address, String action, long seconds) implements Event {}

    record Errored(String address, String action, long seconds) implements Event {}

    /** What a provisioner wrote. */
    record Said(String address, String text) implements Event {}

    /** @param address of the resource that it is about; empty for none */
    record Diagnosed(boolean error, String text, String address) implements Event {}

    /** The totals of a plan or an apply. */
    record Summed(String operation, int add, int change, int remove) implements Event {}

    /** Values of outputs, without sensitive ones. */
    record Outputs(Map<String, JsonNode> values) implements Event {}

    /** Nothing that anybody needs. */
    record Other() implements Event {}
}

package io.slipway.terraform;

/** Which Terraform there is. */
public sealed interface Engine {

    /**
     * Found, and new enough.
     *
     * @param product {@code Terraform} or {@code OpenTofu}
     */
    record Ready(String product, String version) implements Engine {}

    /** Being looked for, or downloaded; ask again. */
    record Searching() implements Engine {}

    /** None; what to do about it, in words. */
    record Missing(String help) implements Engine {}
}

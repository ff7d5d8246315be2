package io.slipway.provisioning.engine;

/** Somebody else carries out the run by now; whoever gets this stops and writes nothing more. */
final class StaleClaimException extends RuntimeException {

    StaleClaimException(Claim claim) {
        super("Run %d was taken over; token %d is stale".formatted(claim.run(), claim.token()));
    }
}

package io.slipway.aws;

import software.amazon.awssdk.regions.Region;

/** Names of things in AWS. */
final class Arns {

    private Arns() {}

    /** {@code aws}, or what China and governments have. */
    static String partition(String region) {
        return Region.of(region).metadata() == null
                ? "aws"
                : Region.of(region).metadata().partition().id();
    }

    /** Whether a trust can name it; an emulator may be something else. */
    static boolean isOfIam(String arn) {
        return arn.matches("arn:[^:]+:iam::\\d{12}:(role|user)/.+");
    }

    /** The role of a session, whose path AWS does not tell; whatever is no session stays as it is. */
    static String withoutSession(String arn) {
        return arn.replaceFirst("^(arn:[^:]*):sts:(.*):assumed-role/([^/]+)/.*$", "$1:iam:$2:role/$3");
    }
}

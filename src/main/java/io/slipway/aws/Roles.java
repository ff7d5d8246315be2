package io.slipway.aws;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.services.iam.model.Role;

/** Reads a role as IAM tells it. */
final class Roles {

    private Roles() {}

    static Inside.Role of(Role role) {
        var trust = new PolicyDocument(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8));
        var boundary = role.permissionsBoundary();
        return new Inside.Role(
                role.arn(),
                boundary == null ? "" : boundary.permissionsBoundaryArn(),
                Duration.ofSeconds(role.maxSessionDuration()),
                trust.principals(),
                trust.needsExternalId());
    }
}

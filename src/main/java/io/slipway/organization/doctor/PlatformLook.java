package io.slipway.organization.doctor;

import io.slipway.aws.Inside;
import io.slipway.organization.doctor.Finding.Remedy;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A stage says where its keys, buckets and queue are, and the fence round every role of a project is up. */
record PlatformLook(Check check, String path, Remedy remedy) implements Look {

    private static final String BOUNDARY = "role/boundary-arn";

    private static final Set<String> PARAMETERS = Set.of(
            "key/artifacts-arn",
            "key/logs-arn",
            "key/events-arn",
            "bucket/artifacts",
            "bucket/access-logs",
            "event/queue-arn",
            "event/queue-url",
            "event/dead-letter-queue-arn",
            BOUNDARY,
            "github/issuer",
            "github/provider-arn",
            "version");

    @Override
    public Finding look(Inside inside) {
        return new Judge(check, "The platform is not made yet.", remedy)
                .judge(inside.parameters(path, PARAMETERS), platform -> judge(platform, inside));
    }

    private Finding judge(Map<String, String> platform, Inside inside) {
        var missing = new TreeSet<>(PARAMETERS);
        missing.removeAll(platform.keySet());
        if (missing.size() == PARAMETERS.size()) {
            return Finding.red(check, "The platform is not made yet.", "There is nothing below " + path, remedy);
        }
        if (!missing.isEmpty()) {
            var seen = "Below %s there is no %s.".formatted(path, String.join(", ", missing));
            return Finding.red(check, "A part of the platform is missing.", seen, remedy);
        }
        var boundary = platform.getOrDefault(BOUNDARY, "");
        return new Judge(check, "The boundary for the roles of projects is gone.", remedy)
                .judge(inside.policy(boundary), _ -> whole(platform, boundary));
    }

    private Finding whole(Map<String, String> platform, String boundary) {
        var seen = "Version %s, boundary %s".formatted(platform.get("version"), boundary);
        return Finding.green(check, "The platform is whole.", seen);
    }
}

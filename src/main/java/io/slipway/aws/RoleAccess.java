package io.slipway.aws;

import io.slipway.aws.AccountProbe.Door;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.Tag;

/** Goes in by assuming the role that belongs to the purpose. */
class RoleAccess implements AccountAccess {

    private static final int LONGEST_NAME = 64;

    private final AwsSettings settings;
    private final Clients clients;

    RoleAccess(AwsSettings settings, Clients clients) {
        this.settings = settings;
        this.clients = clients;
    }

    @Override
    public Access open(Door door, Purpose purpose, String who, Map<String, String> tags) {
        var role = role(door, purpose);
        return switch (Answers.of("sts:AssumeRole", () -> assume(door, role, sessionName(purpose, who), tags))) {
            case Sight.Seen<Credentials>(var keys) -> access(door, keys);
            case Sight.Nothing<Credentials>() -> throw closed(door, role, "It does not exist.");
            case Sight.Hidden<Credentials>(var why) -> throw closed(door, role, why);
            case Sight.Silent<Credentials>(var why) ->
                throw new AccountClosedException(
                        "%s Try again; if it stays so, look at the way from Slipway to AWS.".formatted(why));
        };
    }

    private static String role(Door door, Purpose purpose) {
        return switch (purpose) {
            case PREVIEW -> door.planRole();
            case RUN -> door.applyRole();
        };
    }

    private Credentials assume(Door door, String role, String session, Map<String, String> tags) {
        var arn = "arn:%s:iam::%s:role/%s".formatted(Arns.partition(door.region()), door.account(), role);
        var sessionTags = tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return clients.sts(door.region())
                .assumeRole(ask -> ask.roleArn(arn)
                        .roleSessionName(session)
                        .externalId(settings.externalId())
                        .durationSeconds((int) settings.sessionDuration().toSeconds())
                        .tags(sessionTags))
                .credentials();
    }

    /** What CloudTrail shows: {@code slipway-run-R-42-ada}. */
    private static String sessionName(Purpose purpose, String who) {
        var name = "slipway-%s-%s"
                .formatted(purpose == Purpose.RUN ? "run" : "plan", who)
                .replaceAll("[^\\w+=,.@-]", "-");
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    private Access access(Door door, Credentials keys) {
        var session = AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken());
        return new SessionAccess(settings, session, door.region(), new StateBucket(clients, session, door));
    }

    private static AccountClosedException closed(Door door, String role, String why) {
        return new AccountClosedException(
                "Slipway may not become role %s in account %s. %s Run the bootstrap of that account; its business unit's page has the command."
                        .formatted(role, door.account(), why));
    }
}

package io.slipway.aws;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Goes in by assuming the role that only looks. */
class RoleProbe implements AccountProbe, PortalPass {

    private static final Duration VISIT = Duration.ofMinutes(15);

    /** A page waits for it. */
    private static final Duration WHO_WE_ARE = Duration.ofSeconds(2);

    /** Any region knows who somebody is. */
    private static final String ANY_REGION = "us-east-1";

    private final AwsSettings settings;
    private final Clients clients;
    private final QuotaCodes quotas = new QuotaCodes();
    private final AtomicReference<@Nullable Told> told = new AtomicReference<>();

    RoleProbe(AwsSettings settings, Clients clients) {
        this.settings = settings;
        this.clients = clients;
    }

    @Override
    public Sight<Inside> enter(Door door) {
        return Answers.of("sts:AssumeRole", () -> assume(door)).map(keys -> inside(door, keys));
    }

    @Override
    public Optional<String> principal() {
        var last = told.get();
        if (last == null || last.isOld()) {
            last = new Told(whoWeAre(), System.nanoTime());
            told.set(last);
        }
        return last.arn();
    }

    @Override
    public String externalId() {
        return settings.externalId();
    }

    @Override
    public Optional<String> organization() {
        return Optional.of(settings.organizationId()).filter(id -> !id.isBlank());
    }

    private Credentials assume(Door door) {
        var role = "arn:%s:iam::%s:role/%s".formatted(Arns.partition(door.region()), door.account(), door.planRole());
        return clients.sts(door.region())
                .assumeRole(ask -> ask.roleArn(role)
                        .roleSessionName("slipway-doctor")
                        .externalId(settings.externalId())
                        .durationSeconds((int) VISIT.toSeconds()))
                .credentials();
    }

    private Inside inside(Door door, Credentials keys) {
        var session = AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken());
        return new InsideAccount(door, clients, session, quotas);
    }

    private Optional<String> whoWeAre() {
        var seen = Answers.of(
                "sts:GetCallerIdentity",
                () -> clients.sts(ANY_REGION)
                        .getCallerIdentity(ask -> ask.overrideConfiguration(limit -> limit.apiCallTimeout(WHO_WE_ARE)))
                        .arn());
        return seen instanceof Sight.Seen<String>(var arn)
                ? Optional.of(Arns.withoutSession(arn)).filter(Arns::isOfIam)
                : Optional.empty();
    }

    /** What AWS told, for good; that it told nothing holds for some minutes. */
    private record Told(Optional<String> arn, long at) {

        private static final Duration NOTHING_HOLDS = Duration.ofMinutes(5);

        boolean isOld() {
            return arn.isEmpty() && System.nanoTime() - at > NOTHING_HOLDS.toNanos();
        }
    }
}

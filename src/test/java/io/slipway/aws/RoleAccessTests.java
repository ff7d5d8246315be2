package io.slipway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.aws.AccountAccess.Access;
import io.slipway.aws.AccountAccess.Purpose;
import io.slipway.aws.AccountProbe.Door;
import io.slipway.testing.Emulator;
import io.slipway.testing.NeedsEmulator;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Going into accounts, in AWS's own protocols. */
@NeedsEmulator
@TestInstance(Lifecycle.PER_CLASS)
class RoleAccessTests {

    private static final Door WHOLE = new Door("100000000011", "eu-west-1", "slipway");
    private static final Door EMPTY = new Door("100000000012", "eu-west-1", "slipway");
    private static final String NAME = "project/retail/churn/dev.tfstate";
    private static final Map<String, String> TAGS =
            Map.of("business-unit", "retail", "project", "churn", "request", "R-42", "stage", "dev");

    private Emulator emulator;
    private EmulatedAccount account;

    @BeforeAll
    void furnish() {
        emulator = Emulator.get();
        account = EmulatedAccount.empty(emulator.address(), WHOLE.account(), WHOLE.region())
                .bootstrap();
    }

    @AfterEach
    void heal() {
        emulator.heal();
    }

    @Test
    void becomesTheRoleOfThePurposeUnderANameThatTellsWhomItIsFor() {
        assertThat(identity(open(WHOLE, Purpose.PREVIEW)))
                .isEqualTo("arn:aws:sts::100000000011:assumed-role/slipway-plan/slipway-plan-R-42-ada");
        assertThat(identity(open(WHOLE, Purpose.RUN)))
                .isEqualTo("arn:aws:sts::100000000011:assumed-role/slipway-apply/slipway-run-R-42-ada");
    }

    @Test
    void showsTheExternalIdAndTagsForAnHour() throws Exception {
        try (var desk = new SecurityTokenDesk()) {
            access(settings(desk.address())).open(WHOLE, Purpose.RUN, "R-42-" + "a".repeat(80), TAGS);

            assertThat(desk.asked())
                    .containsEntry("Action", "AssumeRole")
                    .containsEntry("RoleArn", "arn:aws:iam::100000000011:role/slipway-apply")
                    .containsEntry("ExternalId", EmulatedAccount.EXTERNAL_ID)
                    .containsEntry("DurationSeconds", "3600")
                    .containsEntry("RoleSessionName", "slipway-run-R-42-" + "a".repeat(47));
            assertThat(desk.tags()).isEqualTo(TAGS);
        }
    }

    @Test
    void givesAChildKeysAndSettingsApart() {
        var access = open(WHOLE, Purpose.RUN);

        assertThat(access.keys()).containsOnlyKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");
        assertThat(access.settings())
                .isEqualTo(Map.of(
                        "AWS_REGION",
                        "eu-west-1",
                        "AWS_EC2_METADATA_DISABLED",
                        "true",
                        "AWS_ENDPOINT_URL",
                        emulator.address().toString()));
        assertThat(access.keys().values()).noneMatch(key -> access.toString().contains(key));
    }

    @Test
    void tellsAChildOfEachAddressThatIsNotAwss() throws Exception {
        try (var desk = new SecurityTokenDesk()) {
            var settings = new AwsSettings(
                    true,
                    null,
                    Map.of("sts", desk.address(), "service-quotas", URI.create("http://localhost:7")),
                    EmulatedAccount.EXTERNAL_ID,
                    Duration.ofHours(1),
                    "");

            assertThat(access(settings)
                            .open(WHOLE, Purpose.RUN, "R-42-ada", TAGS)
                            .settings())
                    .doesNotContainKey("AWS_ENDPOINT_URL")
                    .containsEntry("AWS_ENDPOINT_URL_STS", desk.address().toString())
                    .containsEntry("AWS_ENDPOINT_URL_SERVICE_QUOTAS", "http://localhost:7");
        }
    }

    @Test
    void saysWhatToDoWhenARoleMayNotBeAssumed() {
        emulator.fail("""
                {"service": "sts", "action": "AssumeRole", "times": 9, "status": 403, "code": "AccessDenied"}
                """);

        assertThatExceptionOfType(AccountClosedException.class)
                .isThrownBy(() -> open(WHOLE, Purpose.PREVIEW))
                .withMessage(
                        "Slipway may not become role slipway-plan in account 100000000011. AWS denied"
                                + " sts:AssumeRole. Run the bootstrap of that account; its business unit's page has the command.")
                .withNoCause();
    }

    @Test
    void saysSoWhenNobodyAnswers() {
        assertThatExceptionOfType(AccountClosedException.class)
                .isThrownBy(() -> access(settings(URI.create("http://127.0.0.1:1")))
                        .open(WHOLE, Purpose.PREVIEW, "R-42-ada", TAGS))
                .withMessage("AWS could not be reached for sts:AssumeRole."
                        + " Try again; if it stays so, look at the way from Slipway to AWS.");
    }

    @Test
    void keepsStatesUnderTheBucketsOwnKey() {
        var access = open(WHOLE, Purpose.RUN);
        assertThat(access.readState(NAME)).isEmpty();

        access.writeState(NAME, new byte[] {1});
        access.writeState(NAME, new byte[] {2});

        assertThat(open(WHOLE, Purpose.PREVIEW).readState(NAME)).hasValue(new byte[] {2});
        var kept = account.s3().headObject(ask -> ask.bucket(account.bucket()).key(NAME));
        assertThat(kept.serverSideEncryptionAsString()).isEqualTo("aws:kms");
        assertThat(kept.ssekmsKeyId()).startsWith("arn:aws:kms:eu-west-1:100000000011:key/");
    }

    @Test
    void aMissingBucketIsNotAMissingState() {
        var access = open(EMPTY, Purpose.RUN);

        assertThatExceptionOfType(AccountClosedException.class)
                .isThrownBy(() -> access.readState(NAME))
                .withMessageStartingWith("The bucket of states slipway-state-100000000012-eu-west-1 in account"
                        + " 100000000012 cannot be used. It is not there. Run the bootstrap");
        assertThatExceptionOfType(AccountClosedException.class)
                .isThrownBy(() -> access.writeState(NAME, new byte[] {1}))
                .withMessageContaining("cannot be used. It is not there.");
    }

    @Test
    void aBucketThatTakesNothingSaysSo() {
        emulator.fail("""
                {"service": "s3", "action": "PutObject", "times": 9, "status": 403, "code": "AccessDenied"}
                """);

        assertThatExceptionOfType(AccountClosedException.class)
                .isThrownBy(() -> open(WHOLE, Purpose.RUN).writeState(NAME, new byte[] {3}))
                .withMessageContaining("cannot be written to. AWS denied s3:PutObject.");
    }

    private Access open(Door door, Purpose purpose) {
        return access(settings(emulator.address())).open(door, purpose, "R-42-ada", TAGS);
    }

    private static RoleAccess access(AwsSettings settings) {
        return new RoleAccess(settings, clients(settings));
    }

    private static Clients clients(AwsSettings settings) {
        return EmulatedAccount.patient(settings, EmulatedAccount.PORTAL);
    }

    private static AwsSettings settings(URI address) {
        return new AwsSettings(true, address, Map.of(), EmulatedAccount.EXTERNAL_ID, Duration.ofHours(1), "");
    }

    /** Who AWS thinks that the child is. */
    private String identity(Access access) {
        var keys = access.keys();
        var session = AwsSessionCredentials.create(
                String.valueOf(keys.get("AWS_ACCESS_KEY_ID")),
                String.valueOf(keys.get("AWS_SECRET_ACCESS_KEY")),
                String.valueOf(keys.get("AWS_SESSION_TOKEN")));
        return clients(settings(emulator.address()))
                .sts(WHOLE.region())
                .getCallerIdentity(ask -> ask.overrideConfiguration(
                        signed -> signed.credentialsProvider(StaticCredentialsProvider.create(session))))
                .arn();
    }
}

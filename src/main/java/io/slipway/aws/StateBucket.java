package io.slipway.aws;

import io.slipway.aws.AccountProbe.Door;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The bucket that the bootstrap of an account makes for states. */
final class StateBucket {

    private final S3Client s3;
    private final AwsRequestOverrideConfiguration signed;
    private final String name;
    private final String account;
    private Optional<String> key = Optional.empty();

    StateBucket(Clients clients, AwsSessionCredentials session, Door door) {
        this.s3 = clients.s3(door.region());
        this.signed = AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(StaticCredentialsProvider.create(session))
                .build();
        this.account = door.account();
        this.name = "slipway-state-%s-%s".formatted(door.account(), door.region());
    }

    Optional<byte[]> read(String object) {
        var read = Answers.of(
                "s3:GetObject",
                () -> s3.getObjectAsBytes(ask -> ask.bucket(name)
                                .key(object)
                                .expectedBucketOwner(account)
                                .overrideConfiguration(signed))
                        .asByteArray());
        return switch (read) {
            case Sight.Seen<byte[]>(var state) -> Optional.of(state);
            case Sight.Nothing<byte[]>() -> nothingYet();
            case Sight.Hidden<byte[]>(var why) -> throw closed("read", why);
            case Sight.Silent<byte[]>(var why) -> throw closed("read", why);
        };
    }

    void write(String object, byte[] state) {
        var written = Answers.of(
                "s3:PutObject",
                () -> s3.putObject(
                        ask -> ask.bucket(name)
                                .key(object)
                                .expectedBucketOwner(account)
                                .contentType("application/json")
                                .serverSideEncryption(ServerSideEncryption.AWS_KMS)
                                .ssekmsKeyId(key())
                                .overrideConfiguration(signed),
                        RequestBody.fromBytes(state)));
        switch (written) {
            case Sight.Seen<?> _ -> {}
            case Sight.Nothing<?>() -> throw closed("written to", "It is not there.");
            case Sight.Hidden<?>(var why) -> throw closed("written to", why);
            case Sight.Silent<?>(var why) -> throw closed("written to", why);
        }
    }

    /** Without the object all is well, without the bucket nothing is. */
    private Optional<byte[]> nothingYet() {
        key();
        return Optional.empty();
    }

    /** Said with each object: the bucket refuses what does not name its key. */
    private synchronized String key() {
        if (key.isEmpty()) {
            key = Optional.of(keyOfBucket());
        }
        return key.orElseThrow();
    }

    private String keyOfBucket() {
        var found = Answers.of("s3:GetEncryptionConfiguration", this::encryption);
        return switch (found) {
            case Sight.Seen<String>(var arn) when arn.isEmpty() -> throw closed("used", "It has no key of its own.");
            case Sight.Seen<String>(var arn) -> arn;
            case Sight.Nothing<String>() -> throw closed("used", "It is not there.");
            case Sight.Hidden<String>(var why) -> throw closed("used", why);
            case Sight.Silent<String>(var why) -> throw closed("used", why);
        };
    }

    private String encryption() {
        return s3
                .getBucketEncryption(
                        ask -> ask.bucket(name).expectedBucketOwner(account).overrideConfiguration(signed))
                .serverSideEncryptionConfiguration()
                .rules()
                .stream()
                .map(BucketEye::key)
                .findFirst()
                .orElse("");
    }

    private AccountClosedException closed(String done, String why) {
        return new AccountClosedException(
                "The bucket of states %s in account %s cannot be %s. %s Run the bootstrap of that account; its business unit's page has the command."
                        .formatted(name, account, done, why));
    }

    @Override
    public String toString() {
        return name;
    }
}

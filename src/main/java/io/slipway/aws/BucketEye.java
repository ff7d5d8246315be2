package io.slipway.aws;

import io.slipway.aws.Inside.Bucket;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** Looks at how a bucket is kept. */
record BucketEye(S3Client s3, AwsRequestOverrideConfiguration signed, String name) {

    Sight<Bucket> look() {
        return versioned()
                .then(versioned -> key().then(key -> shut().then(
                                shut -> onlyTls().map(onlyTls -> new Bucket(name, versioned, key, shut, onlyTls)))));
    }

    private Sight<Boolean> versioned() {
        return Answers.of(
                "s3:GetBucketVersioning",
                () -> s3.getBucketVersioning(ask -> ask.bucket(name).overrideConfiguration(signed))
                                .status()
                        == BucketVersioningStatus.ENABLED);
    }

    private Sight<String> key() {
        return Answers.of(
                        "s3:GetEncryptionConfiguration",
                        () -> s3
                                .getBucketEncryption(ask -> ask.bucket(name).overrideConfiguration(signed))
                                .serverSideEncryptionConfiguration()
                                .rules()
                                .stream()
                                .map(BucketEye::key)
                                .findFirst()
                                .orElse(""))
                .orElse("");
    }

    static String key(ServerSideEncryptionRule rule) {
        var how = rule.applyServerSideEncryptionByDefault();
        return how == null || how.kmsMasterKeyID() == null ? "" : how.kmsMasterKeyID();
    }

    private Sight<Boolean> shut() {
        return Answers.of(
                        "s3:GetBucketPublicAccessBlock",
                        () -> isShut(
                                s3.getPublicAccessBlock(ask -> ask.bucket(name).overrideConfiguration(signed))
                                        .publicAccessBlockConfiguration()))
                .orElse(false);
    }

    private static boolean isShut(PublicAccessBlockConfiguration block) {
        return block.blockPublicAcls()
                && block.blockPublicPolicy()
                && block.ignorePublicAcls()
                && block.restrictPublicBuckets();
    }

    private Sight<Boolean> onlyTls() {
        return Answers.of(
                        "s3:GetBucketPolicy",
                        () -> new PolicyDocument(s3.getBucketPolicy(
                                                ask -> ask.bucket(name).overrideConfiguration(signed))
                                        .policy())
                                .deniesPlainHttp())
                .orElse(false);
    }
}

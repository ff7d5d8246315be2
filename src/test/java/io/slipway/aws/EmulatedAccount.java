package io.slipway.aws;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** An account in the emulator, furnished as bootstrap and foundation do it, so that a test can break it. */
public final class EmulatedAccount {

    private static final String ISSUER = "token.actions.githubusercontent.com";
    private static final List<String> DOORS = List.of(
            "ecr.api", "ecr.dkr", "kms", "logs", "monitoring", "sagemaker.api", "sagemaker.runtime", "ssm", "sts");
    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
            "Principal":{"AWS":"arn:aws:iam::999988887777:role/portal"},
            "Condition":{"StringEquals":{"sts:ExternalId":"%s"}}}]}""";
    private static final String TLS = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*",
            "Resource":["arn:aws:s3:::%1$s","arn:aws:s3:::%1$s/*"],
            "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""";
    private static final String ANYTHING = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    private static final Duration LONG = Duration.ofMinutes(3);
    static final AwsCredentialsProvider PORTAL =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("portal", "portal"));

    static final String EXTERNAL_ID = "4f1c9e";

    private final String number;
    private final String region;
    private final Clients clients;
    private String vpc = "";

    private EmulatedAccount(URI emulator, String number, String region) {
        this.number = number;
        this.region = region;
        this.clients = patient(settings(emulator), keys(emulator, number, region));
    }

    /** An empty account. */
    static EmulatedAccount empty(URI emulator, String number, String region) {
        return new EmulatedAccount(emulator, number, region);
    }

    /** What the portal would use, with more patience. */
    static RoleProbe probe(URI emulator) {
        var settings = settings(emulator);
        return new RoleProbe(settings, patient(settings, PORTAL));
    }

    /** What the portal would use. */
    static RoleProbe hastyProbe(URI emulator) {
        var settings = settings(emulator);
        return new RoleProbe(settings, new Clients(settings, Apache5HttpClient.create(), PORTAL));
    }

    EmulatedAccount bootstrap() {
        iam().createPolicy(ask -> ask.policyName("slipway-boundary").policyDocument(ANYTHING));
        role("slipway-plan");
        role("slipway-apply");
        iam().createOpenIDConnectProvider(ask -> ask.url("https://" + ISSUER).clientIDList("sts.amazonaws.com"));
        stateBucket(key());
        parameters(
                "/mlops/account", Map.of("oidc-issuer", ISSUER, "oidc-provider-arn", arn("oidc-provider/" + ISSUER)));
        return this;
    }

    EmulatedAccount foundation(String unit, String stage) {
        var subnets = network();
        var path = "/mlops/%s/%s".formatted(unit, stage);
        parameters(path + "/network", Map.of("vpc-id", vpc, "subnet-ids", subnets, "security-group-id", "sg-1"));
        iam().createPolicy(ask -> ask.policyName("%s-%s-boundary".formatted(unit, stage))
                .path("/mlops/")
                .policyDocument(ANYTHING));
        List.of(
                        "key/artifacts-arn",
                        "key/logs-arn",
                        "key/events-arn",
                        "bucket/artifacts",
                        "bucket/access-logs",
                        "event/queue-arn",
                        "event/queue-url",
                        "event/dead-letter-queue-arn",
                        "github/issuer",
                        "github/provider-arn",
                        "version")
                .forEach(name -> parameters(path, Map.of(name, "some " + name)));
        parameters(path, Map.of("role/boundary-arn", arn("policy/mlops/%s-%s-boundary".formatted(unit, stage))));
        return this;
    }

    IamClient iam() {
        return clients.iam(region);
    }

    S3Client s3() {
        return clients.s3(region);
    }

    Clients clients() {
        return clients;
    }

    String bucket() {
        return "slipway-state-%s-%s".formatted(number, region);
    }

    String arn(String what) {
        return "arn:aws:iam::%s:%s".formatted(number, what);
    }

    String vpc() {
        return vpc;
    }

    void encryptWith(String key) {
        var rule = ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(
                        by -> by.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID(key))
                .build();
        s3().putBucketEncryption(ask -> ask.bucket(bucket()).serverSideEncryptionConfiguration(how -> how.rules(rule)));
    }

    private void role(String name) {
        iam().createRole(ask -> ask.roleName(name)
                .assumeRolePolicyDocument(TRUST.formatted(EXTERNAL_ID))
                .maxSessionDuration(3600)
                .permissionsBoundary(arn("policy/slipway-boundary")));
    }

    private String key() {
        var kms = clients.kms(region);
        var key = kms.createKey().keyMetadata();
        kms.createAlias(ask -> ask.aliasName("alias/slipway-state").targetKeyId(key.keyId()));
        return key.arn();
    }

    private void stateBucket(String key) {
        s3().createBucket(ask -> ask.bucket(bucket()).createBucketConfiguration(in -> in.locationConstraint(region)));
        s3().putBucketVersioning(ask ->
                ask.bucket(bucket()).versioningConfiguration(how -> how.status(BucketVersioningStatus.ENABLED)));
        encryptWith(key);
        s3().putPublicAccessBlock(ask -> ask.bucket(bucket())
                .publicAccessBlockConfiguration(block -> block.blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)));
        s3().putBucketPolicy(ask -> ask.bucket(bucket()).policy(TLS.formatted(bucket())));
    }

    /** The subnets, joined by commas. */
    private String network() {
        var ec2 = clients.ec2(region);
        vpc = ec2.createVpc(ask -> ask.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        var a = subnet("10.0.0.0/24", "a");
        var b = subnet("10.0.1.0/24", "b");
        DOORS.forEach(door -> ec2.createVpcEndpoint(ask -> ask.vpcId(vpc)
                .vpcEndpointType(VpcEndpointType.INTERFACE)
                .serviceName("com.amazonaws.%s.%s".formatted(region, door))
                .subnetIds(a, b)
                .privateDnsEnabled(true)));
        ec2.createVpcEndpoint(ask -> ask.vpcId(vpc)
                .vpcEndpointType(VpcEndpointType.GATEWAY)
                .serviceName("com.amazonaws.%s.s3".formatted(region)));
        return a + "," + b;
    }

    private String subnet(String cidr, String zone) {
        return clients.ec2(region)
                .createSubnet(ask -> ask.vpcId(vpc).cidrBlock(cidr).availabilityZone(region + zone))
                .subnet()
                .subnetId();
    }

    private void parameters(String path, Map<String, String> values) {
        values.forEach((name, value) -> clients.ssm(region)
                .putParameter(ask -> ask.name(path + "/" + name).value(value).type(ParameterType.STRING)));
    }

    /** Keys of the account: the emulator lets everybody in. */
    private static AwsCredentialsProvider keys(URI emulator, String number, String region) {
        var keys = patient(settings(emulator), PORTAL)
                .sts(region)
                .assumeRole(ask -> ask.roleArn("arn:aws:iam::%s:role/furnisher".formatted(number))
                        .roleSessionName("test"))
                .credentials();
        return StaticCredentialsProvider.create(
                AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken()));
    }

    private static AwsSettings settings(URI emulator) {
        return new AwsSettings(true, emulator, Map.of(), EXTERNAL_ID, Duration.ofHours(1), "");
    }

    /** Clients that wait as long as it takes: on a busy machine a hasty one would ask twice for what is made once. */
    static Clients patient(AwsSettings settings, AwsCredentialsProvider keys) {
        var http = Apache5HttpClient.builder().socketTimeout(LONG).build();
        return new Clients(settings, http, keys, limit -> limit.apiCallTimeout(LONG));
    }
}

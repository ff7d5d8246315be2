package io.slipway.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The clients of the SDK, one for each service and region, all with the same patience. Whose keys sign is said with each
 * call; without a word it is the portal itself.
 */
class Clients implements AutoCloseable {

    static final Duration CONNECT = Duration.ofSeconds(3);
    static final Duration ATTEMPT = Duration.ofSeconds(5);
    static final Duration CALL = Duration.ofSeconds(10);

    private final Map<String, SdkClient> made = new ConcurrentHashMap<>();
    private final AwsSettings settings;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider portal;
    private final Consumer<ClientOverrideConfiguration.Builder> patience;

    /** With the patience of somebody who waits for a page. */
    Clients(AwsSettings settings, SdkHttpClient http, AwsCredentialsProvider portal) {
        this(
                settings,
                http,
                portal,
                limit -> limit.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL));
    }

    Clients(
            AwsSettings settings,
            SdkHttpClient http,
            AwsCredentialsProvider portal,
            Consumer<ClientOverrideConfiguration.Builder> patience) {
        this.settings = settings;
        this.http = http;
        this.portal = portal;
        this.patience = patience;
    }

    StsClient sts(String region) {
        return (StsClient) made.computeIfAbsent("sts " + region, _ -> make(StsClient.builder(), "sts", region));
    }

    IamClient iam(String region) {
        return (IamClient) made.computeIfAbsent("iam " + region, _ -> make(IamClient.builder(), "iam", region));
    }

    SsmClient ssm(String region) {
        return (SsmClient) made.computeIfAbsent("ssm " + region, _ -> make(SsmClient.builder(), "ssm", region));
    }

    KmsClient kms(String region) {
        return (KmsClient) made.computeIfAbsent("kms " + region, _ -> make(KmsClient.builder(), "kms", region));
    }

    Ec2Client ec2(String region) {
        return (Ec2Client) made.computeIfAbsent("ec2 " + region, _ -> make(Ec2Client.builder(), "ec2", region));
    }

    S3Client s3(String region) {
        return (S3Client) made.computeIfAbsent("s3 " + region, _ -> make(pathStyle(), "s3", region));
    }

    SdkHttpClient http() {
        return http;
    }

    /** Where a service answers; null for AWS itself. */
    @Nullable
    URI endpoint(String service) {
        return settings.endpoint(service);
    }

    @Override
    public void close() {
        made.values().forEach(SdkClient::close);
    }

    /** An emulator has no name for each bucket. */
    private S3ClientBuilder pathStyle() {
        return S3Client.builder().forcePathStyle(endpoint("s3") != null);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C make(
            B builder, String service, String region) {
        builder.httpClient(http)
                .region(Region.of(region))
                .credentialsProvider(portal)
                .overrideConfiguration(patience);
        var endpoint = endpoint(service);
        return (endpoint == null ? builder : builder.endpointOverride(endpoint)).build();
    }
}

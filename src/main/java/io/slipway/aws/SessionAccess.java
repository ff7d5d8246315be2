package io.slipway.aws;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** An assumed role, as others may use it. */
record SessionAccess(AwsSettings aws, AwsSessionCredentials session, String region, StateBucket bucket)
        implements AccountAccess.Access {

    @Override
    public Map<String, String> settings() {
        var settings = new TreeMap<>(Map.of("AWS_REGION", region, "AWS_EC2_METADATA_DISABLED", "true"));
        if (aws.endpoint() != null) {
            settings.put("AWS_ENDPOINT_URL", aws.endpoint().toString());
        }
        aws.endpoints()
                .forEach((service, address) -> settings.put("AWS_ENDPOINT_URL_" + upper(service), address.toString()));
        return settings;
    }

    @Override
    public Map<String, String> keys() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", session.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", session.secretAccessKey(),
                "AWS_SESSION_TOKEN", session.sessionToken());
    }

    @Override
    public Optional<byte[]> readState(String name) {
        return bucket.read(name);
    }

    @Override
    public void writeState(String name, byte[] state) {
        bucket.write(name, state);
    }

    private static String upper(String service) {
        return service.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "SessionAccess[" + bucket + "]";
    }
}

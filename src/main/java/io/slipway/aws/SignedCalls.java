package io.slipway.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls in AWS's JSON protocol for a service whose three calls are not worth a client of the SDK. */
record SignedCalls(Clients clients, AwsSessionCredentials keys, String region) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    /** @param target the service's version and the action: {@code ServiceQuotasV20190624.GetServiceQuota} */
    Sight<JsonNode> post(String service, String target, String body) {
        var action = "%s:%s".formatted(service, target.substring(target.indexOf('.') + 1));
        try {
            return read(action, send(service, target, ContentStreamProvider.fromUtf8String(body)));
        } catch (IOException e) {
            return new Sight.Silent<>("AWS could not be reached for %s.".formatted(action));
        }
    }

    private HttpExecuteResponse send(String service, String target, ContentStreamProvider body) throws IOException {
        var request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint(service))
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", target)
                .build();
        var signed = SIGNER.sign(sign -> sign.identity(keys)
                .request(request)
                .payload(body)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
        return clients.http()
                .prepareRequest(HttpExecuteRequest.builder()
                        .request(signed.request())
                        .contentStreamProvider(signed.payload().orElse(body))
                        .build())
                .call();
    }

    private URI endpoint(String service) {
        var set = clients.endpoint(service);
        return set != null
                ? set
                : URI.create("https://%s/".formatted(ServiceMetadata.of(service).endpointFor(Region.of(region))));
    }

    private static Sight<JsonNode> read(String action, HttpExecuteResponse answer) throws IOException {
        try (var body = answer.responseBody().orElseThrow(() -> new IOException("No body"))) {
            var json = JSON.readTree(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            return answer.httpResponse().isSuccessful()
                    ? new Sight.Seen<>(json)
                    : Answers.refused(action, code(json), answer.httpResponse().statusCode());
        }
    }

    /** {@code com.amazonaws…#NoSuchResourceException} */
    private static String code(JsonNode error) {
        var type = error.path("__type").asString("");
        return type.substring(type.indexOf('#') + 1);
    }
}

package io.slipway.planning;

import io.slipway.requests.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import org.erdtman.jcs.JsonCanonicalizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** SHA-256 over the canonical JSON (RFC 8785) of what a plan says; two plans that say the same have the same digest. */
@Component
class PlanDigest {

    private final JsonMapper json;

    PlanDigest(JsonMapper json) {
        this.json = json;
    }

    String of(Request request, GitHubPlan github, List<StagePlan> stages) {
        var signed = new Signed(
                request.template().toString(),
                request.businessUnit().value(),
                request.project().value(),
                request.answers().values(),
                github,
                stages);
        try {
            var canonical = new JsonCanonicalizer(json.writeValueAsString(signed)).getEncodedString();
            return sha256(canonical);
        } catch (IOException e) {
            throw new UncheckedIOException("The plan of %s has no canonical form".formatted(request.id()), e);
        }
    }

    private static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** All that a signature is for. */
    private record Signed(
            String template,
            String businessUnit,
            String project,
            SortedMap<String, Object> answers,
            GitHubPlan github,
            List<StagePlan> stages) {}
}

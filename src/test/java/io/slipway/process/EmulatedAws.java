package io.slipway.process;

import io.slipway.testing.Emulator;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What a portal has to know to take an emulator for AWS; the same as bin/emulator tells it. */
public final class EmulatedAws {

    private EmulatedAws() {}

    static Map<String, String> environment(Emulator emulator) throws IOException, InterruptedException {
        var environment = new HashMap<>(Map.of(
                "SPRING_PROFILES_ACTIVE", "aws-emulator",
                "SLIPWAY_AWS_ENDPOINT", emulator.address().toString(),
                "AWS_ACCESS_KEY_ID", "emulator",
                "AWS_SECRET_ACCESS_KEY", "emulator",
                "AWS_REGION", "eu-west-1",
                "AWS_EC2_METADATA_DISABLED", "true"));
        var mirror = providerMirror();
        if (!mirror.isEmpty()) {
            environment.put("SLIPWAY_TERRAFORM_MIRROR", mirror);
        }
        return environment;
    }

    /** A folder with the AWS provider; empty when Terraform has to ask its registry. */
    public static String providerMirror() throws IOException, InterruptedException {
        var process = new ProcessBuilder("bash", "-c", ". bin/tools.sh; provider_mirror").start();
        try (var output = process.getInputStream()) {
            var mirror = new String(output.readAllBytes()).strip();
            process.waitFor();
            return mirror;
        }
    }
}

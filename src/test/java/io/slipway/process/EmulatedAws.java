package io.slipway.process;

import static java.util.stream.Collectors.joining;

import io.slipway.testing.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/** What a portal has to know to take an emulator for AWS; the same as bin/emulator tells it. */
public final class EmulatedAws {

    private static final long MINUTES = 15;

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

    /**
     * Applies bootstrap and foundation, as {@code bin/emulator prepare} does.
     *
     * @param folder for what Terraform leaves
     * @param words which business units and stages: {@code --only fraud --stage dev}
     */
    public static void prepare(Emulator emulator, Path folder, String... words)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "bin/emulator", "prepare", "--endpoint", emulator.address().toString(), "--home", folder.toString()));
        command.addAll(List.of(words));
        var log = Files.createTempFile(folder, "prepare", ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroy();
            throw new IllegalStateException("The accounts are not ready: " + inOneLine(log));
        }
    }

    /** What a summary of tests shows is the first line only. */
    private static String inOneLine(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.map(String::strip).filter(line -> !line.isEmpty()).collect(joining(" | "));
        }
    }

    /** Keys for an hour in an account, as whoever may become this role. */
    public static AwsSessionCredentials keys(Emulator emulator, String account, String role, Region region) {
        try (var sts = StsClient.builder()
                .endpointOverride(emulator.address())
                .region(region)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("emulator", "emulator")))
                .build()) {
            var keys = sts.assumeRole(ask -> ask.roleArn("arn:aws:iam::%s:role/%s".formatted(account, role))
                            .roleSessionName("test"))
                    .credentials();
            return AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken());
        }
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
